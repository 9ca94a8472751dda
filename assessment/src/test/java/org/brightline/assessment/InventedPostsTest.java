package org.brightline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Posts as people write them: each comes out on its rung, and what is below the line comes out clear. */
class InventedPostsTest {
    private static final Assessor ASSESSOR = Samples.assessor();

    @TestFactory
    Stream<DynamicTest> every_post_comes_out_on_its_rung() throws IOException {
        try (InputStream in = Objects.requireNonNull(InventedPostsTest.class.getResourceAsStream("posts.txt"))) {
            String posts = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return posts.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> DynamicTest.dynamicTest(
                            parts[0] + ": " + parts[1], () -> check(parts[0], parts[1].replace("\\u0410", "\u0410"))));
        }
    }

    private static void check(String expected, String text) {
        Assessment assessment = ASSESSOR.assess(Samples.post(text));
        if (expected.equals("CLEAR")) {
            assertThat(assessment.outcome())
                    .as("%s: %s", text, assessment.findings())
                    .isEqualTo(Outcome.CLEAR);
            assertThat(assessment.rung()).isNull();
        } else {
            assertThat(assessment.outcome()).as("%s: %s", text, assessment).isEqualTo(Outcome.FINDING);
            assertThat(String.valueOf(assessment.rung()))
                    .as("%s: %s", text, assessment.findings())
                    .isEqualTo(expected);
        }
    }
}
