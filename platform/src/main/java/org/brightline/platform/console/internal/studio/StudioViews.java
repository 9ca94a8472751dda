package org.brightline.platform.console.internal.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.console.internal.Words;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.releases.CheckedFiles;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Draft.State;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Clause;
import org.brightline.policy.Release;
import org.brightline.policy.trial.ClauseDocument;
import org.brightline.policy.trial.ReleaseDiff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of drafts what the pages of the studio show. */
@Component
class StudioViews {
    private final Releases releases;
    private final Journal journal;
    private final Access access;
    private final StudioBacktests backtests;

    StudioViews(Releases releases, Journal journal, Access access, StudioBacktests backtests) {
        this.releases = releases;
        this.journal = journal;
        this.access = access;
        this.backtests = backtests;
    }

    /** People and keys as they are called here. */
    static String names(List<String> actors, Access access) {
        return actors.stream().map(actor -> Words.actor(actor, access)).collect(Collectors.joining(", "));
    }

    /**
     * A draft as a caller sees it.
     *
     * @param justRun a backtest whose items may be named; null where the page shows what was kept of the last ones
     */
    StudioDraftView draft(Draft draft, Caller caller, @Nullable StudioJustRun justRun) {
        CheckedFiles checked = CheckedFiles.of(draft);
        Release made = checked.release();
        Release inForce = releases.current().release();
        List<Draft.Backtested> holding = StudioBacktests.holding(draft, made, inForce);
        boolean open = draft.state() == State.DRAFT || draft.state() == State.SUBMITTED;
        boolean mayDraft = caller.may(Permission.RELEASES_DRAFT);
        boolean mayPublish = caller.may(Permission.RELEASES_PUBLISH);
        return new StudioDraftView(
                draft.id().toString(),
                draft.version(),
                draft.name(),
                Words.lower(draft.state().name()),
                names(draft.authors(), access),
                draft.reason() == null ? "" : draft.reason(),
                draft.sentBackBecause() == null ? "" : draft.sentBackBecause(),
                draft.rollsBackTo() == null ? "" : draft.rollsBackTo(),
                open,
                mayDraft && draft.state() == State.DRAFT,
                draft.state() == State.SUBMITTED,
                open && (mayDraft || mayPublish),
                open && mayDraft,
                mayPublish && draft.state() == State.SUBMITTED,
                files(draft, checked),
                draft.tests().entrySet().stream()
                        .map(test -> new StudioDraftView.TestFile(test.getKey(), test.getValue()))
                        .toList(),
                checked.problems(),
                changes(made, open ? inForce : releases.release(draft.basedOn()).orElse(null)),
                published(draft, inForce),
                open ? unknown(draft, inForce) : null,
                made == null ? List.of() : inputs(made),
                backtests.of(draft, made, inForce, justRun),
                Words.rolesWith(Permission.RELEASES_PUBLISH),
                refusal(draft, caller, !holding.isEmpty(), inForce),
                StudioBacktests.caution(holding),
                journal.referencing("draft", draft.id().toString()).stream()
                        .map(this::act)
                        .toList());
    }

    /** The files that the draft has, and those that its authors took out. */
    private List<StudioDraftView.FileRow> files(Draft draft, CheckedFiles checked) {
        Map<String, String> before = releases.files(draft.basedOn()).orElse(Map.of());
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(draft.files().keySet());
        return names.stream()
                .map(file -> new StudioDraftView.FileRow(
                        file,
                        checked.problems().stream()
                                .filter(problem -> problem.file().equals(file))
                                .count(),
                        mark(before.get(file), draft.files().get(file)),
                        draft.files().containsKey(file)))
                .toList();
    }

    private static String mark(@Nullable String before, @Nullable String now) {
        if (Objects.equals(before, now)) {
            return "";
        }
        return before == null ? "new" : now == null ? "taken out" : "changed";
    }

    /** A clause that is new is shown as a whole: nobody approves what he has not read. */
    private static List<StudioDraftView.Change> changes(@Nullable Release made, @Nullable Release before) {
        if (made == null || before == null) {
            return List.of();
        }
        return ReleaseDiff.between(before, made).stream()
                .map(change -> new StudioDraftView.Change(
                        change.clause(),
                        change.words(),
                        change.part() == ReleaseDiff.Part.CLAUSE
                                ? made.clause(change.clause())
                                        .map(ClauseDocument::of)
                                        .orElse(null)
                                : null))
                .toList();
    }

    /** A draft knows the release in force when it is approved, so that one is the release before it. */
    private StudioDraftView.@Nullable Published published(Draft draft, Release inForce) {
        String digest = draft.digest();
        String approvedBy = draft.approvedBy();
        return digest == null || approvedBy == null
                ? null
                : new StudioDraftView.Published(
                        digest,
                        draft.basedOn(),
                        Words.actor(approvedBy, access),
                        draft.changedAt(),
                        digest.equals(inForce.digest()));
    }

    /** Null where the draft knows the release in force. */
    private StudioDraftView.@Nullable Unknown unknown(Draft draft, Release inForce) {
        String base = draft.basedOn();
        if (base.equals(inForce.digest())) {
            return null;
        }
        return new StudioDraftView.Unknown(
                inForce.digest(),
                base,
                releases.history().stream()
                        .takeWhile(one -> !one.digest().equals(base))
                        .map(one -> "«" + one.name() + "»")
                        .distinct()
                        .collect(Collectors.joining(", ")),
                releases.release(base)
                        .map(known -> ReleaseDiff.between(known, inForce))
                        .orElse(List.of()));
    }

    /** Each window once, with the names under which clauses ask for it. */
    private static List<StudioDraftView.Input> inputs(Release release) {
        Map<String, List<String>> windows = new TreeMap<>();
        for (Clause clause : release.clauses()) {
            clause.inputs()
                    .forEach((name, window) -> windows.computeIfAbsent(window.toString(), asked -> new ArrayList<>())
                            .add("history." + name + " in " + clause.id()));
        }
        return windows.entrySet().stream()
                .map(one -> new StudioDraftView.Input(one.getKey(), String.join(", ", one.getValue())))
                .toList();
    }

    /** The page says it before anybody tries; who tries all the same is refused by the room and by the database. */
    private static String refusal(Draft draft, Caller caller, boolean holds, Release inForce) {
        if (!draft.basedOn().equals(inForce.digest())) {
            return "It does not know the release «" + inForce.name()
                    + "», which came into force after it was begun, and"
                    + " would undo it. "
                    + (draft.rollsBackTo() == null
                            ? "Send it back, so that its authors take that release over."
                            : "It has to be proposed again.");
        }
        if (draft.authors().contains(caller.actor().text())) {
            return draft.rollsBackTo() == null
                    ? "You wrote a part of it. A release is approved by somebody who wrote none of it."
                    : "You proposed it. That a release comes back is approved by somebody else.";
        }
        if (!caller.may(Permission.RELEASES_PUBLISH)) {
            return "Approving takes one of the roles " + Words.rolesWith(Permission.RELEASES_PUBLISH)
                    + "; you have none of them.";
        }
        return holds ? "" : "It was not backtested against the release that is in force now. Run the backtest first.";
    }

    private StudioDraftView.Act act(JournalEntry entry) {
        return new StudioDraftView.Act(
                entry.id().toString(),
                Words.act(entry),
                Words.actor(entry.actor(), access),
                entry.at().toString());
    }
}
