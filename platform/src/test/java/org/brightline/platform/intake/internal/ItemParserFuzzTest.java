package org.brightline.platform.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.brightline.platform.base.Problem;

/** Whatever comes in is an item or a refusal that a person can read. */
class ItemParserFuzzTest {
    private final ItemParser parser =
            new ItemParser(Settings.small(), Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] body) {
        try {
            Submission item = parser.parse(body, 0);
            assertThat(StrictText.isOneLine(item.externalId())).isTrue();
            assertThat(item.text() == null || StrictText.isWellFormed(item.text()))
                    .isTrue();
            assertThat(item.text() != null || !item.media().isEmpty()).isTrue();
        } catch (Problem problem) {
            assertThat(problem.detail()).isNotBlank().hasSizeLessThan(1000);
            assertThat(StrictText.isWellFormed(problem.detail() + problem.pointer()))
                    .isTrue();
        }
    }
}
