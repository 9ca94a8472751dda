package org.brightline.matching;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.hamming.Layer;
import org.brightline.matching.hamming.Shelf;

/**
 * An index that changes while it is asked. A change is visible to the next query as soon as its method returns; a query never
 * waits for a change, nor for the merging of what changes leave behind, which an executor does.
 *
 * <p>Safe for use by many threads: one writes at a time, and the next {@link MatchIndex} is put in place by one volatile
 * write.
 */
public final class LiveIndex {

    private final MatchSettings settings;
    private final Executor merger;

    /** What follows is written by one thread at a time. */
    private final Object writing = new Object();

    private volatile MatchIndex current;
    private boolean merging;

    /**
     * An index of nothing.
     *
     * @param merger runs merges, one at a time; each takes as long as building an index of what is merged (about a second a
     *     million)
     */
    public LiveIndex(MatchSettings settings, Executor merger) {
        this.settings = settings;
        this.merger = merger;
        this.current = new MatchIndex(Contents.EMPTY, BankTable.EMPTY, settings);
    }

    /** The index as it is now. Take it once an item and ask it everything. */
    public MatchIndex current() {
        return current;
    }

    /** Everything there is to say about a query now. */
    public MatchResult find(Query query) {
        return current.find(query);
    }

    /**
     * Puts these banks in place of all that were known. Entries of a bank that is not known are not matched.
     *
     * @throws IllegalArgumentException if two banks have the same number or name
     */
    public void banks(Collection<BankSettings> banks) {
        BankTable table = new BankTable(banks);
        synchronized (writing) {
            current = new MatchIndex(current.contents(), table, settings);
        }
    }

    /** Adds entries, each in place of those of the same number. */
    public void add(EntryBatch entries) {
        change(entries, List.of());
    }

    /** Removes the entries of these numbers; unknown ones are passed over. */
    public void remove(Collection<Long> numbers) {
        change(EntryBatch.EMPTY, numbers);
    }

    /** Removes entries and then adds others, in one step. */
    public void change(EntryBatch added, Collection<Long> removed) {
        long[] numbers = removed.stream().mapToLong(Long::longValue).toArray();
        synchronized (writing) {
            publish(current.contents().with(added, numbers));
            mergeIfNeeded();
        }
    }

    private void publish(Contents next) {
        current = new MatchIndex(next, current.bankTable(), settings);
    }

    private void mergeIfNeeded() {
        if (merging) {
            return;
        }
        for (Map.Entry<FingerprintType, Shelf> shelf :
                current.contents().shelves().entrySet()) {
            List<Layer> layers = shelf.getValue().mergeable();
            if (!layers.isEmpty()) {
                merging = true;
                try {
                    merger.execute(() -> merge(shelf.getKey(), layers));
                } catch (RejectedExecutionException e) {
                    merging = false;
                }
                return;
            }
        }
    }

    private void merge(FingerprintType type, List<Layer> layers) {
        Layer merged = null;
        try {
            merged = Layer.sealed(layers);
        } finally {
            synchronized (writing) {
                merging = false;
                // What could not be merged is found all the same; the next change tries again.
                if (merged != null) {
                    publish(current.contents().merged(type, layers, merged));
                    mergeIfNeeded();
                }
            }
        }
    }
}
