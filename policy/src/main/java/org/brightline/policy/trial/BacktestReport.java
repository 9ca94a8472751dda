package org.brightline.policy.trial;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.brightline.policy.trial.Backtest.ClauseStanding;
import org.brightline.policy.trial.Backtest.Row;
import org.brightline.policy.trial.Backtest.Standing;

/**
 * What a backtest found.
 *
 * @param before the digest of the release in force
 * @param after the digest of the release that was tried
 * @param count how many items were judged by both
 * @param items the items as a whole, by language and by what they came to; the counts add up to {@code count}
 * @param clauses the same for each clause that one of the releases evaluates
 */
public record BacktestReport(
        String before, String after, long count, List<Row<Standing>> items, List<Row<ClauseStanding>> clauses) {
    /** Keeps its own copies. */
    public BacktestReport {
        items = List.copyOf(items);
        clauses = List.copyOf(clauses);
    }

    /** The counts alone, for whoever keeps a report: it names no item. */
    public BacktestReport withoutItems() {
        return new BacktestReport(
                before,
                after,
                count,
                items.stream().map(Row::withoutItems).toList(),
                clauses.stream().map(Row::withoutItems).toList());
    }

    /** How many items would come out differently as a whole. */
    public long changed() {
        return items.stream().filter(Row::changes).mapToLong(Row::count).sum();
    }

    /** How many items stand on each rung (met, undetermined) or on none, before and after. */
    public Map<String, long[]> byStanding() {
        Map<String, long[]> totals = new TreeMap<>();
        for (Row<Standing> row : items) {
            add(totals, row.before().toString(), 0, row.count());
            add(totals, row.after().toString(), 1, row.count());
        }
        return totals;
    }

    private static void add(Map<String, long[]> totals, String key, int column, long count) {
        totals.computeIfAbsent(key, ignored -> new long[2])[column] += count;
    }

    /** As plain text: totals, then changes by language, then changes by clause with item ids. */
    public String text() {
        StringBuilder out = new StringBuilder();
        line(out, "%d items were judged by both releases; %d would come out differently.", count, changed());
        line(out, "");
        line(
                out,
                "Items by what they come to (? where a person has to tell; unread where what cannot be judged is only counted):");
        line(out, "  %-16s %10s %10s %10s", "", "before", "after", "change");
        byStanding()
                .forEach((standing, totals) ->
                        line(out, "  %-16s %10d %10d %+10d", standing, totals[0], totals[1], totals[1] - totals[0]));
        section(out, "Items that change, by language:", items);
        section(out, "Clauses that say something else:", clauses);
        return out.toString();
    }

    private static <S> void section(StringBuilder out, String title, List<Row<S>> rows) {
        line(out, "");
        line(out, "%s", title);
        if (rows.stream().noneMatch(Row::changes)) {
            line(out, "  none");
        }
        for (Row<S> row : rows) {
            if (row.changes()) {
                String what = row.clause() == null
                        ? row.language()
                        : row.clause() + " (" + row.rung() + "), " + row.language();
                line(
                        out,
                        "  %s: %s → %s, %d: %s%s",
                        what,
                        row.before(),
                        row.after(),
                        row.count(),
                        String.join(", ", row.items()),
                        row.count() > row.items().size() ? ", …" : "");
            }
        }
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
