package org.brightline.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every pattern file keeps what it promises in its own examples. */
class ShippedPatternsTest {
    private static final Lexicon LEXICON = Lexicon.shipped();
    private static final PatternReader READER = new PatternReader(LEXICON);

    @TestFactory
    Stream<DynamicTest> every_example_holds() {
        List<DynamicTest> tests = new ArrayList<>();
        LEXICON.concepts().forEach((language, concepts) -> {
            for (Concept concept : concepts) {
                concept.positive().forEach(example -> tests.add(example(concept, language, example, true)));
                concept.negative().forEach(example -> tests.add(example(concept, language, example, false)));
            }
        });
        return tests.stream();
    }

    private static DynamicTest example(Concept concept, String language, String example, boolean expected) {
        return DynamicTest.dynamicTest(concept.name() + (expected ? " finds: " : " passes over: ") + example, () -> {
            Reading reading = READER.read(example, language);
            boolean found = reading.elements().stream()
                    .anyMatch(finding -> finding.element() == concept.element()
                            && (finding.element() == Element.QUOTATION
                                    || finding.detector().equals("pattern:" + concept.name())));
            assertThat(found).as("%s", reading).isEqualTo(expected);
        });
    }

    @Test
    void the_index_names_every_file() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(Lexicon.class.getResource("patterns/en")).toURI());
        List<String> index = Files.readAllLines(folder.resolve("index.txt"));
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("lists.yaml"))
                    .sorted()
                    .toList();
            assertThat(index).containsExactlyElementsOf(names);
        }
    }

    @Test
    void every_conduct_and_every_context_has_a_pattern() {
        List<Element> covered = LEXICON.concepts().getOrDefault("en", List.of()).stream()
                .map(Concept::element)
                .toList();
        for (Element element : Element.values()) {
            if (element.kind() != Element.Kind.OBJECT) {
                assertThat(covered).contains(element);
            }
        }
    }
}
