package org.brightline.platform.console.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.journal.JournalFilter;
import org.brightline.platform.journal.JournalIdentity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
class JournalPages {
    private static final int SHOWN = 50;

    private final Pages pages;
    private final Journal journal;
    private final JournalIdentity identity;
    private final Access access;

    JournalPages(Pages pages, Journal journal, JournalIdentity identity, Access access) {
        this.pages = pages;
        this.journal = journal;
        this.identity = identity;
        this.access = access;
    }

    @Requires(Permission.JOURNAL_READ)
    @GetMapping("/journal")
    ResponseEntity<String> newest(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(name = "case", defaultValue = "") String caseId,
            @RequestParam(required = false) @Nullable Long entry,
            Sessions.Session session) {
        if (entry != null) {
            return Pages.to("/journal/" + numbered(entry).id());
        }
        JournalView.Wanted wanted = new JournalView.Wanted(kind, actor, caseId.strip());
        List<JournalEntry> entries = journal.newest(filter(wanted), before, SHOWN);
        Map<String, String> names = new HashMap<>();
        return pages.show(
                "journal",
                Map.of(
                        "frame",
                        pages.frame("Journal", "/journal", session),
                        "view",
                        new JournalView(
                                journal.checkpoint(),
                                identity.verifierKey(),
                                entries.stream()
                                        .map(found -> row(found, names.computeIfAbsent(found.actor(), this::name)))
                                        .toList(),
                                wanted,
                                Stream.of(ActKind.values()).map(ActKind::text).toList(),
                                people(),
                                older(entries, wanted))));
    }

    private JournalEntry numbered(long number) {
        List<JournalEntry> upTo = number < 0 || number == Long.MAX_VALUE ? List.of() : journal.newest(number + 1, 1);
        return upTo.stream()
                .filter(found -> Objects.equals(found.index(), number))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The journal has no entry " + number + " yet."));
    }

    private static JournalFilter filter(JournalView.Wanted wanted) {
        try {
            return new JournalFilter(
                    wanted.kind().isEmpty() ? null : wanted.kind(),
                    wanted.actor().isEmpty() ? null : wanted.actor(),
                    wanted.caseId().isEmpty() ? null : UUID.fromString(wanted.caseId()));
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "The id of a case is a UUID, as the address of its page has it; this is «" + wanted.caseId() + "».",
                    "case");
        }
    }

    private List<Choice> people() {
        List<Choice> people = new ArrayList<>();
        access.people()
                .forEach(person ->
                        people.add(new Choice(Actor.person(person.id()).text(), person.name(), person.login())));
        people.add(new Choice(Actor.MACHINE.text(), "The machine", ""));
        people.add(new Choice(Actor.HMA.text(), "Clients of the HMA interface", ""));
        return people;
    }

    /** Entries that have no place yet come on the first page only. */
    private static String older(List<JournalEntry> entries, JournalView.Wanted wanted) {
        Long last = entries.isEmpty() ? null : entries.getLast().index();
        return last == null || last == 0 || entries.size() < SHOWN
                ? ""
                : UriComponentsBuilder.fromPath("/journal")
                        .queryParam("before", last)
                        .queryParam("kind", "{kind}")
                        .queryParam("actor", "{actor}")
                        .queryParam("case", "{case}")
                        .encode()
                        .buildAndExpand(wanted.kind(), wanted.actor(), wanted.caseId())
                        .toUriString();
    }

    private static JournalView.Row row(JournalEntry entry, String name) {
        return new JournalView.Row(
                entry.id(),
                entry.index(),
                Words.act(entry),
                entry.kind(),
                name,
                entry.actor(),
                entry.at(),
                entry.leafHash());
    }

    private String name(String actor) {
        return Words.actor(actor, access);
    }

    @Requires(Permission.JOURNAL_READ)
    @GetMapping("/journal/{id}")
    ResponseEntity<String> entry(@PathVariable UUID id, Sessions.Session session) {
        JournalEntry entry = journal.entry(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The journal has no entry " + id + "."));
        return pages.show(
                "journalentry",
                Map.of(
                        "frame",
                        pages.frame("Journal entry", "/journal", session),
                        "entry",
                        entry,
                        "name",
                        name(entry.actor())));
    }
}
