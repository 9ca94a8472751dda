package org.brightline.language.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.brightline.language.Element;
import org.brightline.language.Reading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pattern file keeps what it promises in its own examples. */
class ShippedPatternsTest {
    private static final Lexicon LEXICON = Lexicon.shipped();
    private static final PatternReader READER = new PatternReader(LEXICON);

    @Test
    void what_is_shipped_is_what_was_written() throws IOException {
        assertThat(LEXICON).isEqualTo(Lexicon.written());
        ByteArrayOutputStream once = new ByteArrayOutputStream();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        CompiledPatterns.write(Lexicon.written(), once);
        CompiledPatterns.write(LEXICON, again);
        assertThat(again.toByteArray()).isEqualTo(once.toByteArray());
    }

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

    @ParameterizedTest
    @MethodSource("languages")
    void the_index_names_every_file(String language) throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(Element.class.getResource("patterns/" + language))
                .toURI());
        List<String> index = Files.readAllLines(folder.resolve("index.txt"));
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("lists.yaml"))
                    .sorted()
                    .toList();
            assertThat(index).containsExactlyElementsOf(names);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_conduct_and_every_context_has_a_pattern(String language) {
        List<Element> covered = LEXICON.concepts().getOrDefault(language, List.of()).stream()
                .map(Concept::element)
                .toList();
        for (Element element : Element.values()) {
            if (element.kind() != Element.Kind.OBJECT) {
                assertThat(covered).contains(element);
            }
        }
    }

    static Set<String> languages() {
        return READER.languages();
    }
}
