package org.brightline.fingerprint.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunycodeTest {

    /** RFC 3492 §7.1. */
    @ParameterizedTest
    @CsvSource({
        "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
        "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
        "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
        "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
        "bücher, bcher-kva"
    })
    void names_in_other_scripts_are_written_as_the_standard_says(String unicode, String ascii) {
        assertThat(Punycode.encode(unicode)).isEqualTo(ascii);
    }
}
