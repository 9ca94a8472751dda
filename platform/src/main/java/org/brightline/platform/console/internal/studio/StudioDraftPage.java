package org.brightline.platform.console.internal.studio;

import java.util.Map;
import java.util.UUID;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Drafts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows the page of a draft. What was refused is said in the form that was sent, with what was typed into it. */
@Component
class StudioDraftPage {
    private final Pages pages;
    private final Drafts drafts;
    private final StudioViews views;

    StudioDraftPage(Pages pages, Drafts drafts, StudioViews views) {
        this.pages = pages;
        this.drafts = drafts;
        this.views = views;
    }

    /**
     * The page.
     *
     * @param justRun a backtest whose items may be named; null where the page shows what was kept of the last ones
     */
    ResponseEntity<String> show(UUID id, Sessions.Session session, @Nullable StudioJustRun justRun) {
        return show(HttpStatus.OK, id, session, justRun, StudioRefusal.NONE);
    }

    /** The page with a problem in the form that caused it, or at its head where the page does not have that form now. */
    ResponseEntity<String> refused(
            Problem problem, UUID id, Sessions.Session session, String form, Map<String, String> typed) {
        return show(
                HttpStatus.valueOf(problem.type().status()),
                id,
                session,
                null,
                new StudioRefusal(form, problem.detail(), typed));
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            UUID id,
            Sessions.Session session,
            @Nullable StudioJustRun justRun,
            StudioRefusal refusal) {
        Draft draft =
                drafts.draft(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no draft " + id + "."));
        StudioDraftView view = views.draft(draft, session.caller(), justRun);
        return pages.show(
                status,
                "studiodraft",
                Map.of(
                        "frame",
                        pages.frame(draft.name(), StudioPages.ROOM, session),
                        "view",
                        view,
                        "refusal",
                        view.shows(refusal.form()) ? refusal : new StudioRefusal("", refusal.words(), Map.of())));
    }
}
