package org.brightline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.hamming.Layer;
import org.brightline.matching.hamming.Shelf;
import org.junit.jupiter.api.Test;

class LiveIndexTest {

    private static final BankSettings BANK = BankSettings.confirmed(1, "FLAGS");

    /** What a merger was asked to do, done when the test says so. */
    private final Deque<Runnable> merges = new ArrayDeque<>();

    private final LiveIndex live = new LiveIndex(MatchSettings.PLAIN, merges::add);

    @Test
    void a_change_is_visible_to_the_next_query_and_not_to_an_index_taken_before() {
        live.banks(List.of(BANK));
        MatchIndex before = live.current();
        live.add(EntryBatch.of(List.of(new Entry(1, 1, picture(1)))));
        MatchIndex between = live.current();
        live.remove(List.of(1L));

        assertThat(before.match(picture(1))).isEmpty();
        assertThat(between.match(picture(1))).hasSize(1);
        assertThat(live.current().match(picture(1))).isEmpty();
        assertThat(live.current().size()).isZero();
    }

    @Test
    void an_entry_takes_the_place_of_one_of_the_same_number_even_of_another_type() {
        live.banks(List.of(BANK));
        Md5 digest = Md5.of(new byte[] {1});
        live.add(EntryBatch.of(List.of(new Entry(1, 1, picture(1)))));
        live.add(EntryBatch.of(List.of(new Entry(1, 1, digest))));

        assertThat(live.current().match(picture(1))).isEmpty();
        assertThat(live.current().match(digest)).hasSize(1);
        assertThat(live.current().size()).isEqualTo(1);
    }

    @Test
    void removing_what_is_not_there_changes_nothing() {
        live.banks(List.of(BANK));
        live.add(EntryBatch.of(List.of(new Entry(1, 1, picture(1)))));
        live.remove(List.of(2L, -1L, Long.MAX_VALUE));

        assertThat(live.current().size()).isEqualTo(1);
    }

    @Test
    void layers_of_a_size_are_merged_and_what_is_removed_meanwhile_stays_removed() {
        live.banks(List.of(BANK));
        for (int layer = 0; layer < Shelf.MERGED_AT_ONCE; layer++) {
            live.add(batch(layer * Layer.OPEN_CAPACITY, Layer.OPEN_CAPACITY));
        }
        assertThat(layers()).hasSize(Shelf.MERGED_AT_ONCE);
        assertThat(merges).hasSize(1);
        live.remove(List.of(0L, 5_000L));
        live.add(EntryBatch.of(List.of(new Entry(5_000, 1, picture(-1)))));

        merges.remove().run();

        assertThat(layers()).hasSize(2);
        assertThat(live.current().match(picture(0))).isEmpty();
        assertThat(live.current().match(picture(5_000))).isEmpty();
        assertThat(live.current().match(picture(-1))).extracting(Match::number).containsExactly(5_000L);
        assertThat(live.current().match(picture(6_000)))
                .extracting(Match::number)
                .containsExactly(6_000L);
        assertThat(live.current().size()).isEqualTo(4 * Layer.OPEN_CAPACITY - 1);
        assertThat(merges).isEmpty();
    }

    @Test
    void a_layer_of_which_half_is_gone_is_written_anew_and_one_of_which_all_is_gone_is_dropped() {
        live.banks(List.of(BANK));
        live.add(batch(0, 4_000));
        List<Long> half = new ArrayList<>();
        for (long number = 0; number <= 2_000; number++) {
            half.add(number);
        }
        live.remove(half);
        merges.remove().run();
        assertThat(layers())
                .singleElement()
                .satisfies(layer ->
                        assertThat(layer.count()).isEqualTo(layer.live()).isEqualTo(1_999));

        live.change(EntryBatch.EMPTY, LongStream.range(0, 4_000).boxed().toList());
        merges.remove().run();
        assertThat(layers()).isEmpty();
    }

    @Test
    void a_merger_that_has_stopped_costs_speed_and_nothing_else() {
        LiveIndex alone = new LiveIndex(MatchSettings.PLAIN, _ -> {
            throw new RejectedExecutionException("stopped");
        });
        alone.banks(List.of(BANK));
        for (int layer = 0; layer < 6; layer++) {
            alone.add(batch(layer * Layer.OPEN_CAPACITY, Layer.OPEN_CAPACITY));
        }
        assertThat(alone.current().match(picture(3_000))).hasSize(1);
    }

    @Test
    void entries_come_in_any_order_of_their_numbers() {
        live.banks(List.of(BANK));
        EntryBatch.Builder batch = EntryBatch.builder();
        for (int i = 0; i < 5_000; i++) {
            long number = (i * 2_741L) % 5_000;
            batch.add(new Entry(number, 1, picture(number)));
        }
        live.add(batch.build());
        live.remove(List.of(0L, 4_999L, 1_234L));

        assertThat(live.current().size()).isEqualTo(4_997);
        assertThat(live.current().match(picture(1_234))).isEmpty();
        assertThat(live.current().match(picture(1_235)))
                .extracting(Match::number)
                .containsExactly(1_235L);
    }

    @Property(tries = 40)
    void after_any_changes_the_index_holds_what_a_map_holds(@ForAll long seed) {
        Random random = new Random(seed);
        live.banks(List.of(BANK));
        Map<Long, Fingerprint> expected = new HashMap<>();
        for (int change = 0; change < 60; change++) {
            EntryBatch.Builder added = EntryBatch.builder();
            List<Long> removed = new ArrayList<>();
            for (int i = random.nextInt(300); i > 0; i--) {
                removed.add((long) random.nextInt(2_000));
            }
            expected.keySet().removeAll(removed);
            Map<Long, Fingerprint> fresh = new HashMap<>();
            for (int i = random.nextInt(300) * random.nextInt(12); i > 0; i--) {
                long number = random.nextInt(2_000);
                fresh.put(
                        number, random.nextInt(4) == 0 ? digest(random.nextInt(50)) : near(random.nextInt(50), random));
            }
            fresh.forEach((number, fingerprint) -> added.add(new Entry(number, 1, fingerprint)));
            expected.putAll(fresh);
            live.change(added.build(), removed);
            while (random.nextBoolean() && !merges.isEmpty()) {
                merges.remove().run();
            }
        }

        assertThat(live.current().size()).isEqualTo(expected.size());
        for (int group = 0; group < 50; group++) {
            assertThat(live.current().match(picture(group)).stream().map(Match::number))
                    .containsExactlyInAnyOrderElementsOf(byHand(expected, picture(group)));
            assertThat(live.current().match(digest(group)).stream().map(Match::number))
                    .containsExactlyInAnyOrderElementsOf(byHand(expected, digest(group)));
        }
    }

    private static Collection<Long> byHand(Map<Long, Fingerprint> entries, Fingerprint query) {
        List<Long> found = new ArrayList<>();
        entries.forEach((number, fingerprint) -> {
            if (query instanceof Pdq x && fingerprint instanceof Pdq y
                    ? x.distance(y) <= 31
                    : query.equals(fingerprint)) {
                found.add(number);
            }
        });
        return found;
    }

    private List<Layer> layers() {
        return live.current().contents().shelf(picture(0).type()).layers();
    }

    private static EntryBatch batch(long first, int count) {
        EntryBatch.Builder batch = EntryBatch.builder();
        for (long number = first; number < first + count; number++) {
            batch.add(new Entry(number, 1, picture(number)));
        }
        return batch.build();
    }

    private static Md5 digest(int number) {
        return Md5.of(new byte[] {(byte) number});
    }

    private static Pdq near(int group, Random random) {
        Pdq middle = picture(group);
        long flips = 0;
        for (int i = random.nextInt(40); i > 0; i--) {
            flips |= 1L << random.nextInt(64);
        }
        return new Pdq(middle.a(), middle.b() ^ flips, middle.c(), middle.d());
    }

    /** Unlike every other. */
    static Pdq picture(long number) {
        Random random = new Random(number);
        return new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }
}
