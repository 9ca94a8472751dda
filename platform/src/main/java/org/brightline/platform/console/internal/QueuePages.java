package org.brightline.platform.console.internal;

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
    ResponseEntity<String> queue(Sessions.Session session, @RequestParam(defaultValue = "") String rung) {
        return pages.show(
                "queue",
                Map.of("frame", pages.frame("Queue", "/queue", session), "queue", view(session.caller(), rung)));
    }

    @Requires(Permission.CASES_READ)
    @GetMapping("/queue/rows")
    ResponseEntity<String> rows(Caller caller, @RequestParam(defaultValue = "") String rung) {
        return pages.show("queuerows", Map.of("queue", view(caller, rung)));
    }

    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/queue/next")
    ResponseEntity<String> next(Caller caller) {
        return casework.claimNext(caller).map(id -> Pages.to("/cases/" + id)).orElseGet(() -> Pages.to("/queue"));
    }

    private QueueView view(Caller caller, String rung) {
        List<CaseSummary> cases = casework.queue(rung.isEmpty() ? null : rung, SHOWN + 1);
        QueueCounts counts = casework.counts();
        return new QueueView(
                cases.stream().limit(SHOWN).map(summary -> row(summary, caller)).toList(),
                counts.open().entrySet().stream()
                        .map(entry -> new QueueView.Tally(entry.getKey(), entry.getValue()))
                        .toList(),
                (int) counts.overdue(),
                caller.may(Permission.DELIVERIES_READ) ? actions.attention().size() : 0,
                caller.may(Permission.CASES_DECIDE),
                rung,
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
                summary.openedAt(),
                summary.deadline(),
                holder == null ? null : access.person(holder).map(Person::name).orElse("somebody"),
                Objects.equals(holder, caller.actor().id()),
                summary.alike());
    }
}
