package org.brightline.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlshTest {

    private static final String HARBOUR = """
            The harbour of Aldermere opens at six. Boats that arrive earlier wait outside the mole until the bell has rung \
            three times, and then come in one after the other, the smallest first. The harbour master writes the name of each \
            into a green book, asks what it carries and how long it means to stay, and shows it to a berth along the eastern \
            quay. Fish is sold from the steps below the market hall; whoever comes after eight finds only herring. In winter \
            the bell is rung by hand, because the mechanism freezes, and the children of the school take turns at the rope. \
            On the last Sunday of September all boats leave together, dressed with flags, and sail once around the island.
            """;

    /** Made with tlsh-js 1.0.8 (Idealista), a port of the reference implementation. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    656 | 95F023F87C658762A19D51AD6301F82C5F2E723CA23C5CF4C9BC034D811A4D40921044
                    657 | 0A016254622F2A0E4D8D0A05E9D736AE340C871A40820A5F8B998C3EAA63CDEE470B15
                    1000 | CC11CC65C4040AE1C43DE851FAE39550E56436746D5BA7F5111CE113B483B07D5C0D23
                    3199 | E8615C56B691B86F78FC462809E558DBA9954E7320358EE81934B348CB0F330F4E3135
                    3200 | EA613C466D3F4BFDDA1868610077F5685E38E965347505FAF7C706129021480BE3A4EF
                    5000 | 31A15CBE4DD3FEDE8C7043F20AFAEA49D9A12F2495A1755A01CF4D2760549847753630
                    20000 | 8E92D158CB372ACD946C3FECDD6B7600CFD1AD47669A1CFA86B835884500AB4909866F
                    100000 | 29A3025CA37F0ACD1C6B0899CCDF6E954ED81C25152BBCAB8DDA350006713D6BAE392C
                    """)
    void a_text_has_the_hash_that_the_reference_gives(int length, String hash) {
        assertThat(TlshHasher.hash(letters(length)).orElseThrow().text()).isEqualTo("T1" + hash);
    }

    /** Hashes and distances that are published with the reference implementation (Testing/exp). */
    @ParameterizedTest
    @CsvSource({
        "1FA1B357F78913B236924271569EA6D1FB2C451C33668484552C812D33138B8C73FFCE, 190, 118",
        "45D18407A78523B35A030267671FA2C2F725402973629B25545EB43C3356679477F7FC, 137, 101",
        "35214031F3C6AEA059EB1ABA870E8C4758D70024C63224B5D4C89354E46315D26BF736, 448, 280",
        "7E529567B7C413B61A93119266DD11E2E37A49BCB3718C61B04E8438235ECB7477B3EA, 145, 85",
        "F502E727F36923366E020362E50EA1F1D76943BC935A4221454DE03C3276D6E5BBF6ED, 133, 133",
        "B65144DF581881590D92CEB572FEBBC5AA3201E0C0C586D4FC9D8CB12715A23B914FE1, 420, 288",
        "DF12A57B778413B106B34504992D66EAE728C17923665C21F4CC826C370A9B647FEBF9, 92, 91",
        "1BC150871A8433368ED351FCA23A18ACF3B1C5B9372A90554C4E4359B6999290B3F6F2, 290, 242",
        "E112C61FE35033A00B2F4166B74626DAEB26022C73970969742D823C73A56AF533B7F5, 89, 88",
        "5702A65FF780237092AA01D5670E21E2E36A942CB3265960945D922C3366FFD837B7FD, 0, 0"
    })
    void distances_are_those_of_the_reference(String hash, int distance, int withoutLength) {
        Tlsh known = Tlsh.parse("T15702A65FF780237092AA01D5670E21E2E36A942CB3265960945D922C3366FFD837B7FD");
        Tlsh other = Tlsh.parse("T1" + hash);

        assertThat(known.distance(other)).isEqualTo(other.distance(known)).isEqualTo(distance);
        assertThat(known.distanceWithoutLength(other))
                .isEqualTo(other.distanceWithoutLength(known))
                .isEqualTo(withoutLength);
    }

    @Test
    void an_edited_text_is_nearer_than_another() {
        Tlsh original = TlshHasher.hash(HARBOUR).orElseThrow();
        Tlsh edited = TlshHasher.hash(HARBOUR.replace("six", "seven")).orElseThrow();
        Tlsh other = TlshHasher.hash("A recipe: four apples, a spoon of honey, some butter and a pinch of cinnamon go"
                        + " into the oven for twenty minutes; serve it warm and with cream.")
                .orElseThrow();

        // The reference gives the same 74 for this pair: below a thousand bytes one word moves the quartiles.
        assertThat(original.distanceWithoutLength(edited)).isEqualTo(74);
        assertThat(original.distanceWithoutLength(other)).isGreaterThan(150);
    }

    @Test
    void a_text_that_is_too_short_or_too_plain_has_no_hash() {
        assertThat(TlshHasher.hash(new String(letters(TlshHasher.SHORTEST - 1), UTF_8)))
                .isEmpty();
        assertThat(TlshHasher.hash(letters(TlshHasher.SHORTEST))).isPresent();
        assertThat(TlshHasher.hash("haha ".repeat(1000))).isEmpty();
        assertThat(TlshHasher.hash("")).isEmpty();
    }

    /** The shortest texts that are published with the reference implementation (Testing/example_data, Testing/exp). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `bfghjdbkfdj376t4en, i7e2w 8o\\tq22we ,9wq12q ,32qTE$#!#$%^I&*\\n`       | 337
                    `'Type "copyright", "credits" or "license" for more information.\u2019\\n` | 323
                    """)
    void short_texts_are_as_far_from_a_known_hash_as_the_reference_says(String text, int distance) {
        Tlsh known = Tlsh.parse("T15702A65FF780237092AA01D5670E21E2E36A942CB3265960945D922C3366FFD837B7FD");

        assertThat(TlshHasher.hash(text.replace("\\n", "\n").replace("\\t", "\t"))
                        .orElseThrow()
                        .distanceWithoutLength(known))
                .isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    T2 | "T1" and 70 hexadecimal digits; this text has 2 characters and does not begin with "T1".
                    T1 | "T1" and 70 hexadecimal digits; this text has 2 characters.
                    T15702a65FF780237092AA01D5670E21E2E36A942CB3265960945D922C3366FFD837B7FD | upper case; character 7 is U+0061.
                    """)
    void what_is_no_such_hash_is_refused(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tlsh.parse(text)).withMessageEndingWith(message);
    }

    @Property
    void the_distance_of_the_body_is_the_sum_over_its_quarters(@ForAll long seed) {
        Random random = new Random(seed);
        Tlsh one = new Tlsh(0, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
        Tlsh other = new Tlsh(0, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
        int sum = 0;
        for (int digit = 8; digit < 72; digit++) {
            int x = Character.digit(one.text().charAt(digit), 16);
            int y = Character.digit(other.text().charAt(digit), 16);
            for (int shift = 0; shift < 4; shift += 2) {
                int apart = Math.abs((x >> shift & 3) - (y >> shift & 3));
                sum += apart == 3 ? 6 : apart;
            }
        }

        assertThat(one.distanceWithoutLength(other)).isEqualTo(sum);
    }

    /** Letters, digits and spaces from a generator that other languages can repeat. */
    private static byte[] letters(int length) {
        String alphabet = "abcdefghijklmnopqrstuvwxyz 0123456789.,";
        byte[] letters = new byte[length];
        long state = length;
        for (int i = 0; i < length; i++) {
            state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
            letters[i] = (byte) alphabet.charAt((int) ((state >> 16) % alphabet.length()));
        }
        return letters;
    }
}
