package org.brightline.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.junit.jupiter.api.Test;

class MatchIndexTest {

    private static final Pdq ORIGIN = new Pdq(0x0123456789abcdefL, -1, 0, 42);

    @Test
    void an_empty_index_matches_nothing() {
        assertThat(MatchIndex.EMPTY.size()).isZero();
        assertThat(MatchIndex.EMPTY.match(ORIGIN)).isEmpty();
        assertThat(MatchIndex.EMPTY.match(sha256("a"))).isEmpty();
    }

    @Test
    void a_picture_matches_up_to_31_bits_away_and_no_further() {
        BankEntry near = entry(1, flipped(ORIGIN, 31, 1));
        BankEntry far = entry(2, flipped(ORIGIN, 32, 1));

        assertThat(MatchIndex.of(List.of(near, far)).match(ORIGIN))
                .containsExactly(new Match(near, 31, 31, 0, BankRole.CONFIRMED, false));
    }

    @Test
    void the_nearest_come_first_and_equals_by_id() {
        BankEntry exact = entry(9, ORIGIN);
        BankEntry first = entry(3, flipped(ORIGIN, 5, 1));
        BankEntry second = entry(4, flipped(ORIGIN, 5, 2));
        BankEntry last = new BankEntry(new UUID(-1, 0), "bank", flipped(ORIGIN, 5, 3), "label", "source");

        assertThat(MatchIndex.of(List.of(last, second, exact, first)).match(ORIGIN))
                .extracting(Match::entry)
                .containsExactly(exact, first, second, last);
    }

    @Test
    void digests_match_where_they_are_equal_and_of_the_same_kind() {
        BankEntry sha = entry(1, sha256("a"));
        BankEntry twin = entry(2, sha256("a"));
        BankEntry md5 = entry(3, Md5.of("a".getBytes(StandardCharsets.UTF_8)));
        MatchIndex index = MatchIndex.of(List.of(md5, twin, sha)).withThreshold(63);

        assertThat(index.match(sha256("a")))
                .containsExactly(
                        new Match(sha, 0, 0, 0, BankRole.CONFIRMED, false),
                        new Match(twin, 0, 0, 1, BankRole.CONFIRMED, false));
        assertThat(index.match(Md5.of("a".getBytes(StandardCharsets.UTF_8))))
                .containsExactly(new Match(md5, 0, 0, 2, BankRole.CONFIRMED, false));
        assertThat(index.match(sha256("b"))).isEmpty();
    }

    @Test
    void a_digest_is_no_picture_even_with_the_same_bits() {
        Sha256 sameBits = new Sha256(ORIGIN.a(), ORIGIN.b(), ORIGIN.c(), ORIGIN.d());

        assertThat(MatchIndex.of(List.of(entry(1, sameBits))).match(ORIGIN)).isEmpty();
        assertThat(MatchIndex.of(List.of(entry(1, ORIGIN))).match(sameBits)).isEmpty();
    }

    @Test
    void a_threshold_outside_0_to_63_is_refused() {
        for (int bits : new int[] {-1, 64}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MatchIndex.EMPTY.withThreshold(bits))
                    .withMessage("The threshold is from 0 to 63 bits, not " + bits + ".");
        }
    }

    @Test
    void two_entries_of_one_id_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatchIndex.of(List.of(entry(1, ORIGIN), entry(1, sha256("a")))))
                .withMessage("Two bank entries have the id 00000000-0000-0000-0000-000000000001.");
    }

    @Test
    void the_list_of_matches_and_the_index_cannot_be_changed_from_outside() {
        List<BankEntry> entries = new ArrayList<>(List.of(entry(1, ORIGIN)));
        MatchIndex index = MatchIndex.of(entries);
        entries.clear();

        assertThat(index.match(ORIGIN)).hasSize(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> index.match(ORIGIN).clear());
    }

    @Property(tries = 100)
    void every_entry_within_any_threshold_is_found_and_no_other(
            @ForAll("queries") Pdq query, @ForAll @IntRange(max = 300) int size, @ForAll long seed) {
        Random random = new Random(seed);
        List<BankEntry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(entry(i, flipped(query, random.nextInt(80), random.nextLong())));
        }
        MatchIndex index = MatchIndex.of(entries);

        for (int threshold = 0; threshold <= MatchIndex.MAX_THRESHOLD; threshold++) {
            List<Match> matches = index.withThreshold(threshold).match(query);

            assertThat(matches).containsExactlyInAnyOrderElementsOf(oracle(entries, query, threshold));
            assertThat(matches)
                    .isSortedAccordingTo((x, y) -> x.distance() != y.distance()
                            ? Integer.compare(x.distance(), y.distance())
                            : x.entry().id().toString().compareTo(y.entry().id().toString()));
        }
    }

    @Provide
    Arbitrary<Pdq> queries() {
        Arbitrary<Long> word = Arbitraries.longs();
        return Combinators.combine(word, word, word, word).as(Pdq::new);
    }

    /** Compares the hexadecimal texts digit by digit, so that it shares nothing with the index. */
    private static List<Match> oracle(List<BankEntry> entries, Pdq query, int threshold) {
        List<Match> matches = new ArrayList<>();
        for (BankEntry entry : entries) {
            String text = entry.fingerprint().text();
            int distance = 0;
            for (int i = 0; i < text.length(); i++) {
                distance += Integer.bitCount(Character.digit(text.charAt(i), 16)
                        ^ Character.digit(query.text().charAt(i), 16));
            }
            if (distance <= threshold) {
                matches.add(new Match(
                        entry, distance, threshold, entry.id().getLeastSignificantBits(), BankRole.CONFIRMED, false));
            }
        }
        return matches;
    }

    private static BankEntry entry(int id, Fingerprint fingerprint) {
        return new BankEntry(new UUID(0, id), "bank", fingerprint, "label", "source");
    }

    private static Sha256 sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash with as many different bits, chosen by the seed. */
    private static Pdq flipped(Pdq pdq, int bits, long seed) {
        long[] words = {pdq.a(), pdq.b(), pdq.c(), pdq.d()};
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < Pdq.BITS; i++) {
            places.add(i);
        }
        Collections.shuffle(places, new Random(seed));
        for (int place : places.subList(0, bits)) {
            words[place / 64] ^= 1L << place % 64;
        }
        return new Pdq(words[0], words[1], words[2], words[3]);
    }
}
