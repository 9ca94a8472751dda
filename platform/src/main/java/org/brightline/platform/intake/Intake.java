package org.brightline.platform.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.assessment.Medium;
import org.brightline.platform.access.Caller;
import org.brightline.policy.trial.Backtest;
import org.jspecify.annotations.Nullable;

/** Takes items in. Accepted means committed. */
public interface Intake {

    /**
     * Takes one item.
     *
     * @param json the item, UTF-8
     * @param pictures its pictures that came beside the JSON
     * @param idempotencyKey makes a repeat of the request harmless; may be null
     * @throws org.brightline.platform.base.Problem in words, if it is not accepted
     */
    Receipt accept(byte[] json, List<Medium> pictures, Caller caller, @Nullable String idempotencyKey);

    /**
     * Takes items line by line (NDJSON). A bad line gets its own problem and harms no other. Reads on only as fast as results are
     * taken.
     *
     * @param idempotencyKey makes a resend of the same batch after a break harmless; may be null
     * @param results takes the results of each chunk of lines after its commit
     * @throws IOException if the input breaks off or the results cannot be delivered; what was committed stays
     */
    void batch(InputStream lines, Caller caller, @Nullable String idempotencyKey, Results results) throws IOException;

    /** What was kept of an item; NOT_FOUND if there is none. */
    KeptItem item(UUID id);

    /** The counts of the days from {@code from} to {@code to}, both included. */
    List<Count> counts(LocalDate from, LocalDate to);

    /** What clauses in shadow of a release said on the days from {@code from} to {@code to}, both included. */
    List<ShadowCount> shadowCounts(String release, LocalDate from, LocalDate to);

    /**
     * Kept items for a backtest, the newest first, at most 10,000. They are told by what was found in them when they came in; what was not
     * kept is not known, and nothing is opened. The id of a sample is the item's.
     */
    List<Backtest.Sample> keptSamples();

    /** Takes results as they are committed. */
    @FunctionalInterface
    interface Results {
        /** The results of consecutive lines. */
        void committed(List<LineResult> results) throws IOException;
    }

    /**
     * Kept items that these entries match: by their media in every way that they are looked at, their words and their links. Items
     * without a finding were never kept, so what this finds is the least, not all. It reads all items since then once.
     *
     * @param since only items that came in then or later
     * @param most how many of the nearest are named, of each entry
     * @return by the numbers of the entries; an entry without any is not in it
     */
    Map<Long, LookAlike.Found> lookAlikes(Collection<LookAlike.Entry> entries, Instant since, int most);
}
