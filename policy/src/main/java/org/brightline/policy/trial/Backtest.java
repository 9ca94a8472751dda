package org.brightline.policy.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.language.Reading;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Judgement;
import org.brightline.policy.Mode;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.facts.Facts;
import org.jspecify.annotations.Nullable;

/**
 * Judges items by two releases and says what would change. A pure function of the releases and the items; it keeps counts and a few
 * item ids, never a text, so it may run over as many items as there are.
 */
public final class Backtest {
    /** How many item ids are kept for each change. */
    public static final int MOST_EXAMPLES = 20;

    private final PolicyEngine before;
    private final PolicyEngine after;

    /**
     * An item of the past or of a sample.
     *
     * @param id how the operator finds it again
     * @param facts what was found about it then, or what a reader finds now
     */
    public record Sample(String id, Facts facts) {}

    /**
     * What a release makes of an item as a whole: what it comes to in intake.
     *
     * @param result MATCH where a clause is met; otherwise UNDETERMINED where one cannot be judged
     * @param rung the highest rung of a clause with that result that a person sees; null for NO_MATCH, and where what cannot be
     *     judged is only counted
     */
    public record Standing(Result result, @Nullable Rung rung) {
        /** Of an item that was judged. */
        public static Standing of(Judgement item) {
            return new Standing(item.result(), item.rung().orElse(null));
        }

        @Override
        public String toString() {
            return switch (result) {
                case MATCH -> String.valueOf(rung);
                case UNDETERMINED -> rung == null ? "unread" : rung + "?";
                case NO_MATCH -> "nothing";
            };
        }
    }

    /**
     * What a release makes of an item by one clause.
     *
     * @param mode its mode; null where the release does not have it, or only as a draft
     * @param result what it says; NO_MATCH where the release does not have it
     */
    public record ClauseStanding(@Nullable Mode mode, Result result) {
        private static final ClauseStanding ABSENT = new ClauseStanding(null, Result.NO_MATCH);

        @Override
        public String toString() {
            return mode == null ? "no clause" : result + (mode == Mode.LIVE ? "" : " (in shadow)");
        }
    }

    /**
     * Items of one language that two releases judge in one way.
     *
     * @param clause the clause; null where it is about the item as a whole
     * @param rung the clause's rung in the later release, or in the earlier where it is gone; null for the item as a whole
     * @param language BCP 47 primary subtag; {@code und} where it cannot be told or was not read
     * @param before what the earlier release says
     * @param after what the later one says
     * @param count how many items
     * @param items ids of the first of them, at most {@link #MOST_EXAMPLES}; none where nothing changes
     */
    public record Row<S>(
            @Nullable String clause,
            @Nullable Rung rung,
            String language,
            S before,
            S after,
            long count,
            List<String> items) {
        /** Keeps its own copy of the list. */
        public Row {
            items = List.copyOf(items);
        }

        Row<S> withoutItems() {
            return new Row<>(clause, rung, language, before, after, count, List.of());
        }

        /** Whether the releases differ on these items. */
        public boolean changes() {
            return !before.equals(after);
        }
    }

    private record Key<S>(@Nullable String clause, @Nullable Rung rung, String language, S before, S after) {}

    private static final class Tally {
        private final List<String> items = new ArrayList<>();
        private long count;

        void add(String item, boolean changed) {
            count++;
            if (changed && items.size() < MOST_EXAMPLES) {
                items.add(item);
            }
        }
    }

    /**
     * Compiles both releases. Drafts are not evaluated: put a clause into shadow or live in the release that is to be tried.
     *
     * @param before the release in force
     * @param after the release that is to be tried
     */
    public Backtest(Release before, Release after) {
        this.before = new PolicyEngine(before);
        this.after = new PolicyEngine(after);
    }

    /** Judges all items, one after another. */
    public BacktestReport run(Iterator<Sample> samples) {
        Map<Key<Standing>, Tally> items = new LinkedHashMap<>();
        Map<Key<ClauseStanding>, Tally> clauses = new LinkedHashMap<>();
        long count = 0;
        while (samples.hasNext()) {
            Sample sample = samples.next();
            count++;
            Reading reading = sample.facts().reading();
            String language = reading == null ? "und" : reading.language();
            Judgement old = before.judge(sample.facts());
            Judgement now = after.judge(sample.facts());
            tally(items, new Key<>(null, null, language, Standing.of(old), Standing.of(now)), sample.id());
            Map<String, ClauseResult> olds = byClause(old.results());
            Map<String, ClauseResult> nows = byClause(now.results());
            Set<String> ids = new HashSet<>(olds.keySet());
            ids.addAll(nows.keySet());
            for (String id : ids) {
                ClauseResult earlier = olds.get(id);
                ClauseResult later = nows.get(id);
                Rung rung = later != null
                        ? later.clause().rung()
                        : earlier != null ? earlier.clause().rung() : null;
                tally(clauses, new Key<>(id, rung, language, standing(earlier), standing(later)), sample.id());
            }
        }
        return new BacktestReport(
                before.release().digest(), after.release().digest(), count, rows(items), rows(clauses));
    }

    private static <S> void tally(Map<Key<S>, Tally> tallies, Key<S> key, String item) {
        tallies.computeIfAbsent(key, ignored -> new Tally()).add(item, !key.before.equals(key.after));
    }

    private static <S> List<Row<S>> rows(Map<Key<S>, Tally> tallies) {
        List<Row<S>> rows = new ArrayList<>();
        tallies.forEach((key, tally) -> rows.add(
                new Row<>(key.clause, key.rung, key.language, key.before, key.after, tally.count, tally.items)));
        rows.sort(Comparator.comparing((Row<S> row) -> String.valueOf(row.clause()))
                .thenComparing(Row::language)
                .thenComparing(row -> row.before().toString())
                .thenComparing(row -> row.after().toString()));
        return rows;
    }

    private static Map<String, ClauseResult> byClause(List<ClauseResult> results) {
        Map<String, ClauseResult> byClause = new HashMap<>();
        results.forEach(result -> byClause.put(result.clause().id(), result));
        return byClause;
    }

    private static ClauseStanding standing(@Nullable ClauseResult result) {
        return result == null
                ? ClauseStanding.ABSENT
                : new ClauseStanding(result.clause().mode(), result.result());
    }
}
