package org.brightline.platform.console.internal.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.brightline.platform.access.Access;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.console.internal.Words;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Draft.Source;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.trial.Backtest;
import org.brightline.policy.trial.BacktestReport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of backtests what the page of a draft shows. */
@Component
class StudioBacktests {
    private final Access access;
    private final Intake intake;
    private final Casework casework;

    StudioBacktests(Access access, Intake intake, Casework casework) {
        this.access = access;
        this.intake = intake;
        this.casework = casework;
    }

    /** Those of a draft that were run on what it says now, against the release in force. */
    static List<Draft.Backtested> holding(Draft draft, @Nullable Release made, Release inForce) {
        return made == null
                ? List.of()
                : draft.backtests().stream()
                        .filter(one -> one.compares(inForce.digest(), made.digest()))
                        .toList();
    }

    /** What the second person should know of the backtests that hold; empty where one is of kept items. */
    static String caution(List<Draft.Backtested> holding) {
        if (holding.isEmpty() || holding.stream().anyMatch(one -> one.source() == Source.KEPT)) {
            return "";
        }
        Draft.Backtested last = holding.getFirst();
        return "It was backtested only on " + on(last.source(), last.items())
                + ", not on what was kept here. Where something is kept, run the backtest on kept items first.";
    }

    /**
     * All of a draft, the newest first.
     *
     * @param justRun one whose items may be named; null where the page shows what was kept
     */
    List<StudioBacktestView> of(Draft draft, @Nullable Release made, Release inForce, @Nullable StudioJustRun justRun) {
        List<Draft.Backtested> holding = holding(draft, made, inForce);
        return draft.backtests().stream()
                .map(one -> view(
                        one,
                        holding.contains(one),
                        justRun != null && justRun.source() == one.source() ? justRun.report() : one.report()))
                .toList();
    }

    private StudioBacktestView view(Draft.Backtested one, boolean holds, @Nullable BacktestReport report) {
        List<StudioBacktestView.Standing> standings = new ArrayList<>();
        List<StudioBacktestView.Row> items = new ArrayList<>();
        List<StudioBacktestView.Row> clauses = new ArrayList<>();
        if (report != null) {
            boolean kept = one.source() == Source.KEPT;
            report.byStanding()
                    .forEach((what, totals) -> standings.add(new StudioBacktestView.Standing(
                            standing(what), totals[0], totals[1], signed(totals[1] - totals[0]))));
            report.items().stream()
                    .filter(Backtest.Row::changes)
                    .forEach(row -> items.add(row(
                            row,
                            standing(row.before().toString()),
                            standing(row.after().toString()),
                            true,
                            kept)));
            report.clauses().stream()
                    .filter(Backtest.Row::changes)
                    .forEach(row -> clauses.add(row(
                            row,
                            said(row.before().toString()),
                            said(row.after().toString()),
                            row.before().result() != Result.NO_MATCH
                                    || row.after().result() != Result.NO_MATCH,
                            kept)));
        }
        return new StudioBacktestView(
                on(one.source(), one.items()),
                Words.actor(one.by(), access),
                one.at(),
                holds,
                one.items(),
                one.changed(),
                standings,
                items,
                clauses);
    }

    /** What it was run on, as it is said behind «on». */
    private static String on(Source source, long items) {
        String so = items == 1 ? "1 item" : items + " items";
        return switch (source) {
            case KEPT -> so + " kept here";
            case SAMPLE -> "a sample of " + so;
            case UNTOLD -> so + " of which it was not written down where they came from";
        };
    }

    private StudioBacktestView.Row row(Backtest.Row<?> row, String before, String after, boolean named, boolean kept) {
        List<StudioBacktestView.Item> items = named
                ? row.items().stream()
                        .map(id -> kept ? item(id) : new StudioBacktestView.Item(id, ""))
                        .toList()
                : List.of();
        return new StudioBacktestView.Row(
                row.clause() == null ? "" : row.clause(),
                row.rung() == null ? "" : row.rung().name(),
                row.language().equals("und") ? "not told" : row.language(),
                before,
                after,
                row.count(),
                named,
                items);
    }

    private StudioBacktestView.Item item(String id) {
        UUID uuid = UUID.fromString(id);
        KeptItem item = intake.item(uuid);
        return new StudioBacktestView.Item(
                item.platform() + " " + item.externalId(),
                casework.caseOf(uuid).map(found -> "/cases/" + found).orElse(""));
    }

    private static String standing(String standing) {
        return standing.endsWith("?")
                ? "a person has to tell: " + Words.lower(standing.substring(0, standing.length() - 1))
                : Words.lower(standing);
    }

    private static String said(String standing) {
        return standing.replace("NO_MATCH", "not met")
                .replace("MATCH", "met")
                .replace("UNDETERMINED", "cannot be told");
    }

    private static String signed(long change) {
        return change > 0 ? "+" + change : change < 0 ? "−" + -change : "0";
    }
}
