package org.brightline.platform.console.internal.cases;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Person;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.action.Actions;
import org.brightline.platform.casework.CaseSummary;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.QueueCounts;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.console.internal.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QueuePages {
    private static final int SHOWN = 60;

    private final Pages pages;
    private final Casework casework;
    private final Actions actions;
    private final Access access;

    QueuePages(Pages pages, Casework casework, Actions actions, Access access) {
        this.pages = pages;
        this.casework = casework;
        this.actions = actions;
        this.access = access;
    }

    @Requires(Permission.CASES_READ)
    @GetMapping("/queue")
    ResponseEntity<String> queue(
            Sessions.Session session,
            @RequestParam(defaultValue = "") String rung,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String post,
            @RequestParam(required = false) @Nullable UUID alike) {
        Caller caller = session.caller();
        QueueView view;
        if (alike != null) {
            view = view(caller, QueueView.Kind.ALIKE, "", "", casework.alike(alike, SHOWN + 1));
        } else if (!post.isBlank()) {
            view = view(caller, QueueView.Kind.POST, post.strip(), "", casework.ofPost(post.strip(), SHOWN + 1));
        } else if (show.equals("decided")) {
            view = view(caller, QueueView.Kind.DECIDED, "", "", casework.decided(SHOWN + 1));
        } else {
            view = open(caller, rung);
        }
        return pages.show("queue", Map.of("frame", pages.frame("Queue", "/queue", session), "queue", view));
    }

    /** The queue's lines alone, for a page that is left open. */
    @Requires(Permission.CASES_READ)
    @GetMapping("/queue/rows")
    ResponseEntity<String> rows(Sessions.Session session, @RequestParam(defaultValue = "") String rung) {
        return pages.show("queuerows", Map.of("queue", open(session.caller(), rung)));
    }

    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/queue/next")
    ResponseEntity<String> next(Caller caller) {
        return casework.claimNext(caller).map(id -> Pages.to("/cases/" + id)).orElseGet(() -> Pages.to("/queue"));
    }

    private QueueView open(Caller caller, String rung) {
        return view(caller, QueueView.Kind.OPEN, "", rung, casework.queue(rung.isEmpty() ? null : rung, SHOWN + 1));
    }

    private QueueView view(Caller caller, QueueView.Kind list, String sought, String rung, List<CaseSummary> cases) {
        QueueCounts counts = casework.counts();
        return new QueueView(
                list,
                sought,
                rung,
                cases.stream().limit(SHOWN).map(summary -> row(summary, caller)).toList(),
                counts.open().entrySet().stream()
                        .map(entry -> new QueueView.Tally(entry.getKey(), entry.getValue()))
                        .toList(),
                (int) counts.overdue(),
                caller.may(Permission.DELIVERIES_READ) ? actions.attention().size() : 0,
                caller.may(Permission.CASES_DECIDE),
                cases.size() > SHOWN);
    }

    private QueueView.Row row(CaseSummary summary, Caller caller) {
        UUID holder = summary.holder();
        return new QueueView.Row(
                summary.id(),
                summary.rung(),
                summary.title(),
                summary.platform(),
                summary.externalId(),
                summary.kind(),
                Words.audience(summary.audience()),
                summary.open(),
                summary.openedAt(),
                summary.deadline(),
                holder == null ? null : access.person(holder).map(Person::name).orElse("somebody"),
                Objects.equals(holder, caller.actor().id()),
                summary.alike());
    }
}
