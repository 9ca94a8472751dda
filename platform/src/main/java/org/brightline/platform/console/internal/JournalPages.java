package org.brightline.platform.console.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.journal.JournalIdentity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class JournalPages {
    private static final int SHOWN = 50;

    private final Pages pages;
    private final Journal journal;
    private final JournalIdentity identity;

    JournalPages(Pages pages, Journal journal, JournalIdentity identity) {
        this.pages = pages;
        this.journal = journal;
        this.identity = identity;
    }

    @Requires(Permission.JOURNAL_READ)
    @GetMapping("/journal")
    ResponseEntity<String> newest(
            @RequestParam(defaultValue = "9223372036854775807") long before, Sessions.Session session) {
        List<JournalEntry> entries = journal.newest(before, SHOWN);
        Long last = entries.isEmpty() ? null : entries.getLast().index();
        return pages.show(
                "journal",
                Map.of(
                        "frame",
                        pages.frame("Journal", "/journal", session),
                        "view",
                        new JournalView(
                                journal.checkpoint(), identity.verifierKey(), entries, last == null ? 0 : last)));
    }

    @Requires(Permission.JOURNAL_READ)
    @GetMapping("/journal/{id}")
    ResponseEntity<String> entry(@PathVariable UUID id, Sessions.Session session) {
        JournalEntry entry = journal.entry(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The journal has no entry " + id + "."));
        return pages.show(
                "journalentry", Map.of("frame", pages.frame("Journal entry", "/journal", session), "entry", entry));
    }
}
