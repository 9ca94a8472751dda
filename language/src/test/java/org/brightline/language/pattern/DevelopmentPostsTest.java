package org.brightline.language.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Invented posts in all languages: what is left of each when context has been weighed as the shipped clauses weigh it, roughly.
 * The distances are those of the shipped release; how it draws the line exactly is tested in {@code policy}.
 */
class DevelopmentPostsTest {
    private static final PatternReader READER = PatternReader.shipped();
    private static final double LEAST = 0.8;
    private static final Map<Element, Integer> AGAINST = Map.of(
            Element.NEGATION, 0,
            Element.QUOTATION, 0,
            Element.COUNTER_SPEECH, 120,
            Element.REPORTING, 60,
            Element.FICTION, 100,
            Element.HOMONYM, 10,
            Element.SATIRE, 120,
            Element.EDUCATION, 120,
            Element.QUESTION, 60);

    @TestFactory
    Stream<DynamicTest> every_post_is_read_as_it_is_meant() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("development-posts.txt"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
            assertThat(lines).hasSizeGreaterThan(150);
            return lines.stream().map(DevelopmentPostsTest::test);
        }
    }

    private static DynamicTest test(String line) {
        String[] fields = line.split(" \\| ", 3);
        boolean knownMistake = fields[1].startsWith("x ");
        String expected = knownMistake ? fields[1].substring(2) : fields[1];
        return DynamicTest.dynamicTest(line, () -> {
            Reading reading = READER.read(fields[2], fields[0]);
            assertThat(isAsMeant(expected, standing(reading))).as("%s", reading).isEqualTo(!knownMistake);
        });
    }

    private static boolean isAsMeant(String expected, Set<Element> standing) {
        if (expected.equals("-")) {
            return standing.isEmpty();
        }
        Element element = Element.valueOf(expected.substring(2));
        return standing.contains(element) || (element == Element.THREAT && standing.contains(Element.INTENT));
    }

    private static Set<Element> standing(Reading reading) {
        Set<Element> standing = EnumSet.noneOf(Element.class);
        for (ElementFinding finding : reading.elements()) {
            boolean conduct = finding.element().kind() == Element.Kind.CONDUCT && finding.score() >= LEAST;
            boolean weighed = reading.elements().stream().anyMatch(other -> {
                Integer distance = AGAINST.get(other.element());
                return distance != null && finding.span().distance(other.span()) <= distance;
            });
            if (conduct && !weighed && finding.element() != Element.PREPARATION) {
                standing.add(finding.element());
            }
        }
        return standing;
    }
}
