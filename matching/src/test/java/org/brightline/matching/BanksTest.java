package org.brightline.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.junit.jupiter.api.Test;

class BanksTest {

    private static final Pdq PICTURE = new Pdq(1, 2, 3, 4);
    private static final BankSettings FLAGS = BankSettings.confirmed(1, "FLAGS");
    private static final BankSettings PRESS = BankSettings.confirmed(2, "PRESS").withRole(BankRole.NEGATIVE);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final LiveIndex live = new LiveIndex(MatchSettings.PLAIN.withClock(now::get), Runnable::run);

    @Test
    void each_bank_has_its_own_threshold() {
        live.banks(List.of(
                FLAGS.withThreshold(10), BankSettings.confirmed(3, "WIDE").withThreshold(40)));
        add(new Entry(1, 1, away(11)), new Entry(2, 3, away(11)), new Entry(3, 1, away(10)), new Entry(4, 3, away(41)));

        assertThat(find().matches())
                .extracting(Match::number, Match::distance, Match::threshold)
                .containsExactly(tuple(3L, 10, 10), tuple(2L, 11, 40));
    }

    @Test
    void a_disabled_or_unknown_bank_is_not_matched() {
        live.banks(List.of(FLAGS.withEnabled(false)));
        add(new Entry(1, 1, PICTURE), new Entry(2, 9, PICTURE));
        assertThat(find()).isEqualTo(MatchResult.NOTHING);

        live.banks(List.of(FLAGS));
        assertThat(find().matches()).extracting(Match::number).containsExactly(1L);
    }

    @Test
    void an_entry_is_matched_from_its_first_moment_until_its_last_and_never_while_disabled() {
        live.banks(List.of(FLAGS));
        Instant begin = now.get().plusSeconds(60);
        Instant end = now.get().plusSeconds(120);
        add(
                new Entry(1, 1, PICTURE, true, begin, end),
                new Entry(2, 1, PICTURE, false, null, null),
                new Entry(3, 1, PICTURE, false, begin, end));

        assertThat(find().matches()).isEmpty();
        now.set(begin);
        assertThat(find().matches()).extracting(Match::number).containsExactly(1L);
        now.set(end.minusSeconds(1));
        assertThat(find().matches()).extracting(Match::number).containsExactly(1L);
        now.set(end);
        assertThat(find().matches()).isEmpty();
    }

    @Test
    void whoever_wants_to_see_everything_looks_past_every_switch() {
        live.banks(List.of(FLAGS.withEnabled(false).withSampling(0), PRESS));
        add(
                new Entry(1, 1, PICTURE, false, null, null),
                new Entry(2, 1, PICTURE, true, null, now.get().minusSeconds(1)),
                new Entry(3, 1, away(10)));
        MatchIndex open =
                live.current().withBanks(bank -> bank.withEnabled(true).withSampling(1));

        assertThat(find().matches()).isEmpty();
        assertThat(open.match(PICTURE)).extracting(Match::number).containsExactly(3L);
        assertThat(open.anytime().match(PICTURE)).extracting(Match::number).containsExactly(1L, 2L, 3L);
        assertThat(open.anytime().withThreshold(9).match(PICTURE))
                .extracting(Match::number)
                .containsExactly(1L, 2L);
    }

    @Test
    void whoever_wants_numbers_alone_asks_nobody_where_entries_come_from() {
        ProvenanceLookup nobody = numbers -> {
            throw new AssertionError("asked for " + numbers);
        };
        LiveIndex explained = new LiveIndex(MatchSettings.PLAIN.withProvenance(nobody), Runnable::run);
        explained.banks(List.of(FLAGS));
        explained.add(EntryBatch.of(List.of(new Entry(1, 1, PICTURE))));

        assertThat(explained.current().unexplained().match(PICTURE))
                .extracting(Match::number)
                .containsExactly(1L);
    }

    @Test
    void harmless_content_silences_what_is_no_nearer_and_says_so() {
        live.banks(List.of(FLAGS, PRESS));
        add(
                new Entry(1, 1, away(5)),
                new Entry(2, 1, away(20)),
                new Entry(3, 2, away(10)),
                new Entry(4, 2, away(12)),
                new Entry(5, 1, away(10)));

        MatchResult result = find();

        assertThat(result.matches()).extracting(Match::number).containsExactly(1L);
        assertThat(result.silenced())
                .extracting(
                        silenced -> silenced.match().number(),
                        silenced -> silenced.by().number())
                .containsExactly(tuple(5L, 3L), tuple(2L, 3L));
        assertThat(result.silenced().getFirst().by().role()).isEqualTo(BankRole.NEGATIVE);
    }

    @Test
    void harmless_content_alone_is_no_match() {
        live.banks(List.of(FLAGS, PRESS));
        add(new Entry(3, 2, PICTURE));

        assertThat(find()).isEqualTo(MatchResult.NOTHING);
    }

    @Test
    void a_query_can_be_kept_to_some_banks_but_harmless_content_always_speaks() {
        live.banks(List.of(FLAGS, PRESS, BankSettings.confirmed(3, "SONGS")));
        add(new Entry(1, 1, away(3)), new Entry(2, 3, away(3)));
        Query inSongs = Query.of(PICTURE).in(Set.of("SONGS"));

        assertThat(live.find(inSongs).matches()).extracting(Match::number).containsExactly(2L);
        add(new Entry(3, 2, away(3)));
        assertThat(live.find(inSongs).matches()).isEmpty();
        assertThat(live.find(inSongs).silenced()).hasSize(1);
    }

    @Test
    void sampling_takes_its_share_of_content_and_always_the_same() {
        live.banks(List.of(FLAGS.withSampling(0.3)));
        add(new Entry(1, 1, PICTURE));
        int taken = 0;
        for (int content = 0; content < 5_000; content++) {
            Query query = Query.of(PICTURE).about("content " + content);
            MatchResult result = live.find(query);
            assertThat(result.matches().size() + result.sampledOut().size()).isEqualTo(1);
            assertThat(live.find(query)).isEqualTo(result);
            taken += result.matches().size();
        }
        // Five standard deviations of a binomial distribution are 162.
        assertThat(taken).isBetween(1_500 - 162, 1_500 + 162);
    }

    @Test
    void another_seed_samples_other_content_and_no_share_means_none() {
        live.banks(List.of(FLAGS.withSampling(0)));
        add(new Entry(1, 1, PICTURE));
        assertThat(find().matches()).isEmpty();
        assertThat(find().sampledOut()).extracting(Match::number).containsExactly(1L);

        Sampling first = new Sampling("a");
        Sampling second = new Sampling("b");
        BankSettings half = FLAGS.withSampling(0.5);
        int different = 0;
        for (int content = 0; content < 1_000; content++) {
            different += first.takes(half, "" + content) == second.takes(half, "" + content) ? 0 : 1;
        }
        assertThat(different).isBetween(400, 600);
    }

    @Test
    void provenance_is_asked_for_once_and_only_for_what_is_shown() {
        AtomicInteger asked = new AtomicInteger();
        Provenance known = new Provenance(new UUID(1, 1), "A flag", "the north desk", "incident 7", "ada", "checked");
        LiveIndex index = new LiveIndex(
                MatchSettings.PLAIN.withProvenance(numbers -> {
                    asked.incrementAndGet();
                    assertThat(numbers).containsExactlyInAnyOrder(1L, 2L);
                    return Map.of(1L, known);
                }),
                Runnable::run);
        index.banks(List.of(FLAGS));
        index.add(EntryBatch.of(List.of(new Entry(1, 1, away(1)), new Entry(2, 1, away(2)), new Entry(3, 1, away(3)))));

        MatchResult result = index.find(Query.of(PICTURE).atMost(2));
        assertThat(result.total()).isEqualTo(3);
        assertThat(result.matches())
                .extracting(Match::entry)
                .containsExactly(
                        new BankEntry(
                                new UUID(1, 1),
                                "FLAGS",
                                away(1),
                                "A flag",
                                "the north desk",
                                "incident 7",
                                "ada",
                                "checked"),
                        new BankEntry(new UUID(0, 2), "FLAGS", away(2), "", ""));
        index.find(Query.of(new Pdq(-1, -1, -1, -1)));
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_cannot_be_right_is_refused_with_the_reason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FLAGS.withSampling(1.5))
                .withMessage("The sampling of bank FLAGS is from 0 to 1, not 1.5.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FLAGS.withThreshold(64))
                .withMessage("The threshold is from 0 to 63 bits, not 64.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BankSettings.confirmed(65_536, "X"))
                .withMessage("The number of a bank is from 0 to 65535, not 65536.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> live.banks(List.of(FLAGS, BankSettings.confirmed(1, "X"))))
                .withMessage("The banks FLAGS and X have the number 1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> live.banks(List.of(FLAGS, BankSettings.confirmed(2, "FLAGS"))))
                .withMessage("Two banks have the same name.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(1, -1, PICTURE))
                .withMessage("The number of a bank is from 0 to 65535, not -1.");
        assertThatIllegalArgumentException().isThrownBy(() -> Query.of(PICTURE).atMost(0));
    }

    @Test
    void equal_digests_match_in_any_bank_whatever_its_threshold() {
        live.banks(List.of(FLAGS.withThreshold(0)));
        Md5 digest = Md5.of(new byte[] {1, 2, 3});
        add(new Entry(1, 1, digest));

        assertThat(live.find(Query.of(digest)).matches())
                .extracting(Match::threshold)
                .containsExactly(0);
    }

    @Test
    void an_entry_with_several_hashes_is_found_once_and_by_the_nearest() {
        live.banks(List.of(FLAGS));
        add(new Entry(1, 1, away(9)), new Entry(1, 1, away(4)), new Entry(1, 1, away(20)), new Entry(2, 1, away(6)));

        MatchResult result = find();
        assertThat(result.matches()).extracting(Match::number).containsExactly(1L, 2L);
        assertThat(result.matches()).extracting(Match::distance).containsExactly(4, 6);
        assertThat(result.total()).isEqualTo(2);
    }

    private void add(Entry... entries) {
        live.add(EntryBatch.of(List.of(entries)));
    }

    private MatchResult find() {
        return live.find(Query.of(PICTURE));
    }

    /** As many bits from the picture. */
    private static Pdq away(int bits) {
        return new Pdq(PICTURE.a() ^ (1L << bits) - 1, PICTURE.b(), PICTURE.c(), PICTURE.d());
    }
}
