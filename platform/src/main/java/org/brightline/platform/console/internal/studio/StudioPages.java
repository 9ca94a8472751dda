package org.brightline.platform.console.internal.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.console.internal.Words;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.ShadowCount;
import org.brightline.platform.releases.Drafts;
import org.brightline.platform.releases.Publication;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Clause;
import org.brightline.policy.Mode;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.trial.ClauseDocument;
import org.brightline.policy.trial.ReleaseDiff;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The front page of the policy studio, and releases to read. */
@RestController
class StudioPages {
    /** The studio is a part of the room that shows the line. */
    static final String ROOM = "/line";

    private static final int SHADOW_DAYS = 30;

    private final Pages pages;
    private final Releases releases;
    private final Drafts drafts;
    private final Intake intake;
    private final Access access;
    private final Clock clock;

    StudioPages(Pages pages, Releases releases, Drafts drafts, Intake intake, Access access, Clock clock) {
        this.pages = pages;
        this.releases = releases;
        this.drafts = drafts;
        this.intake = intake;
        this.access = access;
        this.clock = clock;
    }

    @Requires(Permission.RELEASES_READ)
    @GetMapping("/studio")
    ResponseEntity<String> front(Sessions.Session session) {
        return front(HttpStatus.OK, session, "");
    }

    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/studio")
    ResponseEntity<String> create(@RequestParam(defaultValue = "") String name, Sessions.Session session) {
        try {
            return Pages.to(
                    "/studio/" + drafts.create(name, session.caller().actor()).id());
        } catch (Problem problem) {
            return front(HttpStatus.valueOf(problem.type().status()), session, problem.detail());
        }
    }

    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/studio/rollback")
    ResponseEntity<String> rollBack(
            @RequestParam(defaultValue = "") String digest,
            @RequestParam(defaultValue = "") String reason,
            Sessions.Session session) {
        try {
            return Pages.to("/studio/"
                    + drafts.proposeRollback(digest, reason, session.caller().actor())
                            .id());
        } catch (Problem problem) {
            return front(HttpStatus.valueOf(problem.type().status()), session, problem.detail());
        }
    }

    /** A release as a document, with what it changed of another one. */
    @Requires(Permission.RELEASES_READ)
    @GetMapping("/studio/releases/{digest}")
    ResponseEntity<String> release(
            @PathVariable String digest, @RequestParam(defaultValue = "") String from, Sessions.Session session) {
        Release release = known(digest);
        List<ReleaseDiff.Change> changes = from.isEmpty() ? List.of() : ReleaseDiff.between(known(from), release);
        return pages.show(
                "studiorelease",
                Map.of(
                        "frame", pages.frame(release.name(), ROOM, session),
                        "release", release,
                        "clauses", ClauseDocument.all(release),
                        "from", from,
                        "changes", changes));
    }

    private Release known(String digest) {
        return releases.release(digest)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no release " + digest + "."));
    }

    private ResponseEntity<String> front(HttpStatus status, Sessions.Session session, String refusal) {
        Release inForce = releases.current().release();
        StudioView view = new StudioView(
                inForce.digest(),
                drafts.open().stream()
                        .map(draft -> new StudioView.DraftRow(
                                draft.id().toString(),
                                draft.name(),
                                Words.lower(draft.state().name()),
                                StudioViews.names(draft.authors(), access),
                                draft.changedAt()))
                        .toList(),
                history(),
                shadows(inForce),
                session.caller().may(Permission.RELEASES_DRAFT));
        return pages.show(
                status,
                "studio",
                Map.of("frame", pages.frame("Policy studio", ROOM, session), "view", view, "refusal", refusal));
    }

    private List<StudioView.HistoryRow> history() {
        List<Publication> history = releases.history();
        List<StudioView.HistoryRow> rows = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Publication one = history.get(i);
            String approvedBy = one.approvedBy();
            rows.add(new StudioView.HistoryRow(
                    one.digest(),
                    i + 1 < history.size() ? history.get(i + 1).digest() : "",
                    one.name(),
                    switch (one.kind()) {
                        case SHIPPED -> "came with the program";
                        case PUBLISHED -> "published";
                        case ROLLED_BACK -> "came back";
                    },
                    madeBy(one),
                    approvedBy == null ? "" : Words.actor(approvedBy, access),
                    one.reason(),
                    one.at()));
        }
        return rows;
    }

    /** Who proposes that a release comes back has written nothing of it. */
    private String madeBy(Publication one) {
        return switch (one.kind()) {
            case SHIPPED -> "";
            case PUBLISHED -> "written by " + StudioViews.names(one.authors(), access);
            case ROLLED_BACK -> "proposed by " + StudioViews.names(one.authors(), access);
        };
    }

    /** A clause that nothing has come to yet is shown with zeros: it runs. */
    private List<StudioView.ShadowRow> shadows(Release release) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, Map<Result, Long>> sums = new TreeMap<>();
        release.clauses().stream()
                .filter(clause -> clause.mode() == Mode.SHADOW)
                .map(Clause::id)
                .forEach(clause -> sums.put(clause, new EnumMap<>(Result.class)));
        for (ShadowCount count : intake.shadowCounts(release.digest(), today.minusDays(SHADOW_DAYS), today)) {
            sums.computeIfAbsent(count.clause(), clause -> new EnumMap<>(Result.class))
                    .merge(count.result(), count.items(), Long::sum);
        }
        return sums.entrySet().stream()
                .map(entry -> new StudioView.ShadowRow(
                        entry.getKey(),
                        entry.getValue().getOrDefault(Result.MATCH, 0L),
                        entry.getValue().getOrDefault(Result.UNDETERMINED, 0L),
                        entry.getValue().getOrDefault(Result.NO_MATCH, 0L)))
                .toList();
    }
}
