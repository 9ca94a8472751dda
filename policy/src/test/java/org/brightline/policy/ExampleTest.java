package org.brightline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.brightline.policy.facts.AccountEvent;
import org.brightline.policy.facts.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An example as people read it. */
class ExampleTest {
    @Test
    void words_say_what_is_known_of_the_post_beside_its_text() {
        Map<Window, Long> history = Map.of(new Window(AccountEvent.REMOVALS, Duration.ofDays(180)), 3L);
        assertThat(new Example("Join us.", "en", "OPEN_GROUP", List.of("POSTERS"), history).words())
                .isEqualTo(
                        "Join us. (with a picture in the bank POSTERS; for an open group; in English; removals over 180d: 3)");
        assertThat(new Example("", null, "PUBLIC", List.of("POSTERS", "FLAGS"), Map.of()).words())
                .isEqualTo("with a picture in the bank POSTERS and in the bank FLAGS");
        assertThat(Example.ofText("Join us.", null).words()).isEqualTo("Join us.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CLOSED_GROUP, Join us. (for a closed group)
            PRIVATE,      Join us. (sent in private)
            PUBLIC,       Join us.
            """)
    void words_say_who_can_see_the_post(String audience, String words) {
        assertThat(new Example("Join us.", null, audience, List.of(), Map.of()).words())
                .isEqualTo(words);
    }

    @Test
    void words_tell_two_varieties_of_a_language_apart() {
        assertThat(Example.ofText("Join us.", "en-GB").words())
                .isNotEqualTo(Example.ofText("Join us.", "en").words());
    }
}
