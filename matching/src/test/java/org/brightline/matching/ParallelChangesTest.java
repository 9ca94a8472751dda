package org.brightline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.brightline.fingerprint.Pdq;
import org.junit.jupiter.api.Test;

/**
 * Adds, removals and queries in parallel, while layers are merged behind them. Run with {@code
 * -Dbrightline.matching.operations=1000000} for the great number.
 */
class ParallelChangesTest {

    private static final int OPERATIONS = Integer.getInteger("brightline.matching.operations", 40_000);
    private static final int ENTRIES = 16_000;
    private static final int GROUP = 8;
    private static final int WRITERS = 2;
    private static final int READERS = 2;
    private static final int THRESHOLD = 31;

    private final LiveIndex live;
    private final ExecutorService merger = Executors.newSingleThreadExecutor();

    /** For each entry a number that grows with every change: 0 mod 4 absent, 1 being added, 2 present, 3 being removed. */
    private final AtomicIntegerArray states = new AtomicIntegerArray(ENTRIES);

    ParallelChangesTest() {
        live = new LiveIndex(MatchSettings.PLAIN, merger);
        live.banks(List.of(BankSettings.confirmed(1, "FLAGS")));
    }

    @Test
    void a_query_sees_every_change_that_was_made_before_it_and_none_that_was_undone() throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            tasks.add(() -> write(writer));
        }
        for (int i = 0; i < READERS; i++) {
            int reader = i;
            tasks.add(() -> read(reader));
        }
        int certain = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Integer> done : threads.invokeAll(tasks)) {
                certain += done.get();
            }
        }
        merger.close();

        assertThat(certain).as("answers that could be checked").isGreaterThan(OPERATIONS / 4);
        Random random = new Random(0);
        for (int group = 0; group < ENTRIES / GROUP; group++) {
            Pdq query = near(random.nextInt(ENTRIES), 3);
            assertThat(numbers(query)).isEqualTo(byHand(query));
        }
    }

    private int write(int writer) {
        Random random = new Random(writer);
        for (int operation = 0; operation < OPERATIONS / 2 / WRITERS; operation++) {
            int entry = random.nextInt(ENTRIES / WRITERS) * WRITERS + writer;
            boolean present = states.get(entry) % 4 == 2;
            states.incrementAndGet(entry);
            if (present) {
                live.remove(List.of((long) entry));
            } else {
                live.add(EntryBatch.of(List.of(new Entry(entry, 1, near(entry, entry % GROUP)))));
            }
            states.incrementAndGet(entry);
        }
        return 0;
    }

    private int read(int reader) {
        Random random = new Random(-1 - reader);
        int certain = 0;
        for (int operation = 0; operation < OPERATIONS / 2 / READERS; operation++) {
            int group = random.nextInt(ENTRIES / GROUP) * GROUP;
            int[] before = states(group);
            Set<Long> found = numbers(near(group, 0));
            int[] after = states(group);
            for (int i = 0; i < GROUP; i++) {
                if (before[i] == after[i] && before[i] % 2 == 0) {
                    boolean expected = before[i] % 4 == 2;
                    assertThat(found.contains((long) group + i))
                            .as("entry %d", group + i)
                            .isEqualTo(expected);
                    certain++;
                }
            }
        }
        return certain / GROUP;
    }

    private int[] states(int group) {
        int[] now = new int[GROUP];
        for (int i = 0; i < GROUP; i++) {
            now[i] = states.get(group + i);
        }
        return now;
    }

    private Set<Long> numbers(Pdq query) {
        Set<Long> numbers = new HashSet<>();
        live.current().match(query).forEach(match -> numbers.add(match.number()));
        return numbers;
    }

    private Set<Long> byHand(Pdq query) {
        Set<Long> expected = new HashSet<>();
        for (int entry = 0; entry < ENTRIES; entry++) {
            if (states.get(entry) % 4 == 2 && near(entry, entry % GROUP).distance(query) <= THRESHOLD) {
                expected.add((long) entry);
            }
        }
        return expected;
    }

    /** As many bits from the middle of the entry's group. */
    private static Pdq near(int entry, int bits) {
        Pdq middle = LiveIndexTest.picture(entry / GROUP);
        return new Pdq(middle.a(), middle.b(), middle.c() ^ (1L << bits) - 1, middle.d());
    }
}
