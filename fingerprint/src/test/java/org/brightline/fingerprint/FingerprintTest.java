package org.brightline.fingerprint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final String DIGITS = "0123456789abcdef";

    @Test
    void digests_are_those_of_the_standards() {
        byte[] abc = "abc".getBytes(US_ASCII);

        assertThat(Sha256.of(abc).text()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Md5.of(abc).text()).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    }

    @Test
    void a_text_of_the_wrong_length_is_refused_and_the_message_says_the_right_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pdq.parse(DIGITS))
                .withMessage("A PDQ fingerprint is 64 hexadecimal digits; this text has 16 characters.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fingerprint.parse(FingerprintType.SHA256, ""))
                .withMessage("A SHA-256 fingerprint is 64 hexadecimal digits; this text has 0 characters.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fingerprint.parse(FingerprintType.MD5, DIGITS.repeat(4)))
                .withMessage("An MD5 fingerprint is 32 hexadecimal digits; this text has 64 characters.");
    }

    @Test
    void upper_case_and_other_characters_are_refused_and_the_message_says_where() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Md5.parse("0123A" + "0".repeat(27)))
                .withMessage("An MD5 fingerprint is written with the digits 0-9 and a-f in lower case;"
                        + " character 5 is 'A'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Md5.parse("0".repeat(31) + "\n"))
                .withMessageEndingWith("character 32 is U+000A.");
        assertThatIllegalArgumentException().isThrownBy(() -> Md5.parse("٠".repeat(32)));
    }

    @Test
    void the_kind_decides_the_order_first() {
        Pdq pdq = Pdq.parse("f".repeat(64));
        Sha256 sha256 = Sha256.parse("1".repeat(64));
        Md5 md5 = Md5.parse("0".repeat(32));

        assertThat(List.of(md5, sha256, pdq).stream().sorted()).containsExactly(pdq, sha256, md5);
    }

    @Property
    void what_is_written_is_read_back(@ForAll("fingerprints") Fingerprint fingerprint) {
        assertThat(Fingerprint.parse(fingerprint.type(), fingerprint.text())).isEqualTo(fingerprint);
        assertThat(fingerprint.text()).isEqualTo(fingerprint.toString());
    }

    @Test
    void what_people_paste_is_read_whatever_its_case_and_the_spaces_around_it() {
        assertThat(Fingerprint.read(FingerprintType.MD5, " 900150983CD24FB0D6963F7D28E17F72\n"))
                .isEqualTo(Md5.of("abc".getBytes(US_ASCII)));
        assertThat(Fingerprint.read(FingerprintType.URL, " HTTP://www.Example.org/Channel/ "))
                .isEqualTo(Fingerprint.parse(FingerprintType.URL, "https://example.org/Channel"));
        assertThat(Fingerprint.read(FingerprintType.TEXT_TLSH, "t1" + "0a".repeat(35)))
                .isEqualTo(Fingerprint.parse(FingerprintType.TEXT_TLSH, "T1" + "0A".repeat(35)));
    }

    @Property
    void what_is_written_is_also_read_leniently(@ForAll("fingerprints") Fingerprint fingerprint) {
        assertThat(Fingerprint.read(fingerprint.type(), fingerprint.text())).isEqualTo(fingerprint);
    }

    @Test
    void every_kind_has_a_name_on_the_wire_and_is_found_by_it() {
        assertThat(FingerprintType.VIDEO_MD5.wireName()).isEqualTo("video_md5");
        for (FingerprintType type : FingerprintType.values()) {
            assertThat(FingerprintType.ofWireName(type.wireName())).contains(type);
        }
        assertThat(FingerprintType.ofWireName("PDQ")).isEmpty();
    }

    /** Banks store these names; a changed one would lose what is stored. */
    @Test
    void the_stored_names_stay_what_they_are() {
        assertThat(FingerprintType.values())
                .extracting(Enum::name)
                .startsWith("PDQ", "SHA256", "MD5")
                .allMatch(name -> name.matches("[A-Z0-9_]{1,32}"));
    }

    @Property
    void every_text_of_the_right_form_is_written_as_it_was_read(@ForAll("digits") String text) {
        assertThat(Pdq.parse(text).text()).isEqualTo(text);
        assertThat(Sha256.parse(text).text()).isEqualTo(text);
        assertThat(Md5.parse(text.substring(32)).text()).isEqualTo(text.substring(32));
    }

    @Property
    void the_order_is_total_and_agrees_with_equality(
            @ForAll("fingerprints") Fingerprint a,
            @ForAll("fingerprints") Fingerprint b,
            @ForAll("fingerprints") Fingerprint c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        List<Fingerprint> sorted = List.of(a, b, c).stream().sorted().toList();
        assertThat(sorted.getFirst()).isLessThanOrEqualTo(sorted.getLast());
        assertThat(sorted)
                .isSortedAccordingTo(Comparator.comparing(Fingerprint::type).thenComparing(Fingerprint::text));
    }

    @Property
    void the_distance_is_a_metric(@ForAll("pdqs") Pdq a, @ForAll("pdqs") Pdq b, @ForAll("pdqs") Pdq c) {
        assertThat(a.distance(a)).isZero();
        assertThat(a.distance(b) == 0).isEqualTo(a.equals(b));
        assertThat(a.distance(b)).isEqualTo(b.distance(a)).isBetween(0, Pdq.BITS);
        assertThat(a.distance(c)).isLessThanOrEqualTo(a.distance(b) + b.distance(c));
    }

    @Property
    void the_distance_counts_the_bits_that_differ(@ForAll("digits") String a, @ForAll("digits") String b) {
        int expected = 0;
        for (int i = 0; i < a.length(); i++) {
            expected += Integer.bitCount(Character.digit(a.charAt(i), 16) ^ Character.digit(b.charAt(i), 16));
        }
        assertThat(Pdq.parse(a).distance(Pdq.parse(b))).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().withChars(DIGITS).ofLength(64);
    }

    @Provide
    Arbitrary<Pdq> pdqs() {
        return Combinators.combine(longs(), longs(), longs(), longs()).as(Pdq::new);
    }

    @Provide
    Arbitrary<Fingerprint> fingerprints() {
        Arbitrary<Md5> md5s = Combinators.combine(longs(), longs()).as(Md5::new);
        Arbitrary<Sha256> sha256s =
                Combinators.combine(longs(), longs(), longs(), longs()).as(Sha256::new);
        return Arbitraries.oneOf(
                pdqs(),
                sha256s,
                md5s,
                md5s.map(VideoMd5::new),
                sha256s.map(VideoSha256::new),
                md5s.map(UrlMd5::new),
                vpdqs(),
                Combinators.combine(Arbitraries.integers().between(0, 0xffffff), longs(), longs(), longs(), longs())
                        .as(Tlsh::new),
                Combinators.combine(longs(), longs(), longs(), longs()).as(TextMinHash::new),
                Arbitraries.of("a", "a b", "ü\n", "\ud83d\ude00").map(RawText::new),
                Arbitraries.of("https://example.org/", "example.org", "http://xn--bcher-kva.example/")
                        .flatMap(address -> Arbitraries.of(UrlFingerprint.Kind.class)
                                .map(kind -> UrlFingerprint.of(kind, address))));
    }

    private Arbitrary<Vpdq> vpdqs() {
        return Combinators.combine(pdqs(), Arbitraries.integers().between(0, 100), times())
                .as(Vpdq.Frame::new)
                .list()
                .ofMaxSize(4)
                .map(Vpdq::new);
    }

    private static Arbitrary<Integer> times() {
        return Arbitraries.oneOf(
                Arbitraries.of(0, 1, 10, 100, 1000, 1020, Integer.MAX_VALUE),
                Arbitraries.integers().greaterOrEqual(0));
    }

    /** Few different words, so that equal fingerprints and equal beginnings come up. */
    private static Arbitrary<Long> longs() {
        return Arbitraries.oneOf(Arbitraries.of(0L, 1L, -1L, Long.MIN_VALUE), Arbitraries.longs());
    }
}
