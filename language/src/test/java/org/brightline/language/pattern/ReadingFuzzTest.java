package org.brightline.language.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.brightline.language.CanonicalText;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;

/** The text front takes any text. Run with {@code JAZZER_FUZZ=1} to search for one that it does not. */
class ReadingFuzzTest {
    private static final PatternReader READER = PatternReader.shipped();

    @FuzzTest
    void any_text_has_a_form_and_the_form_is_its_own(FuzzedDataProvider data) {
        String original = data.consumeRemainingAsString();
        CanonicalText once = CanonicalText.of(original);
        assertThat(CanonicalText.of(once.text()).text()).isEqualTo(once.text());
        if (!once.text().isEmpty()) {
            assertThat(once.span(0, once.text().length()).end()).isLessThanOrEqualTo(original.length());
        }
    }

    @FuzzTest
    void any_text_can_be_read_and_every_span_lies_in_it(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Reading reading = READER.read(text, null);
        for (ElementFinding finding : reading.elements()) {
            assertThat(finding.span().end()).isLessThanOrEqualTo(text.length());
        }
        assertThat(READER.read(text, null)).isEqualTo(reading);
    }
}
