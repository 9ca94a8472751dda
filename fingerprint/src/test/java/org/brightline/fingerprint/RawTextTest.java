package org.brightline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawTextTest {

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 43", "abc, abc, 0", "abc, xyz, 100", "a, aaaaaaaaaa, 90", "\ud83d\ude00, a, 100"})
    void the_difference_is_the_share_of_characters_to_change(String one, String other, int percent) {
        assertThat(new RawText(one).differencePercent(new RawText(other))).isEqualTo(percent);
        assertThat(new RawText(other).differencePercent(new RawText(one))).isEqualTo(percent);
    }

    @Test
    void what_cannot_be_compared_is_refused() {
        assertThat(new RawText("x".repeat(RawText.MAX_LENGTH)).text()).hasSize(RawText.MAX_LENGTH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RawText("x".repeat(RawText.MAX_LENGTH + 1)))
                .withMessage("A text fingerprint has 1 to 4096 characters; this one has 4097.");
        assertThatIllegalArgumentException().isThrownBy(() -> new RawText(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RawText("a\ud83d"))
                .withMessageContaining("half a character, U+D83D");
    }

    @Property(tries = 300)
    void one_change_of_a_character_is_one_step(
            @ForAll @StringLength(min = 1, max = 50) @CharRange(from = 'a', to = 'c') String text, @ForAll long seed) {
        int at = Math.floorMod(seed, text.length());
        String changed = text.substring(0, at) + "z" + text.substring(at + 1);

        assertThat(new RawText(text).differencePercent(new RawText(changed)))
                .isEqualTo(Math.ceilDiv(100, text.length()));
    }
}
