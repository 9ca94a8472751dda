package org.brightline.platform.console.internal.studio;

import java.util.List;
import java.util.Map;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Drafts;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Release;
import org.brightline.policy.trial.ClauseDocument;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The line in force, as one document for everybody who works here. */
@RestController
class LinePages {
    private final Pages pages;
    private final Releases releases;
    private final Drafts drafts;

    LinePages(Pages pages, Releases releases, Drafts drafts) {
        this.pages = pages;
        this.releases = releases;
        this.drafts = drafts;
    }

    @Requires(Permission.RELEASES_READ)
    @GetMapping("/line")
    ResponseEntity<String> line(Sessions.Session session) {
        Release release = releases.current().release();
        boolean studio = session.caller().may(Permission.RELEASES_DRAFT)
                || session.caller().may(Permission.RELEASES_PUBLISH);
        List<Draft> waiting = studio
                ? drafts.open().stream()
                        .filter(draft -> draft.state() == Draft.State.SUBMITTED)
                        .toList()
                : List.of();
        return pages.show(
                "line",
                Map.of(
                        "frame",
                        pages.frame("The line", "/line", session),
                        "release",
                        release,
                        "clauses",
                        ClauseDocument.all(release),
                        "studio",
                        studio,
                        "waiting",
                        waiting));
    }
}
