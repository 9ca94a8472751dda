package org.brightline.platform.console.internal.banks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.Quarantined;
import org.brightline.platform.banks.Validity;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.console.internal.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One entry of a bank, and the entries that flood. */
@RestController
class BankEntryPages {
    private static final int SHOWN = 50;
    private static final int EXAMPLES = 3;
    private static final int EXAMPLE_DAYS = 7;

    private final Pages pages;
    private final Banks banks;
    private final BankRows rows;
    private final KeptLooks kept;

    BankEntryPages(Pages pages, Banks banks, BankRows rows, KeptLooks kept) {
        this.pages = pages;
        this.banks = banks;
        this.rows = rows;
        this.kept = kept;
    }

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks/{bank}/entries/{entry}")
    ResponseEntity<String> one(
            @PathVariable String bank,
            @PathVariable long entry,
            @RequestParam(defaultValue = "" + KeptLooks.USUAL_DAYS) int days,
            Sessions.Session session) {
        return show(HttpStatus.OK, bank, entry, days, session, "", "");
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/entries/{entry}")
    ResponseEntity<String> change(
            @PathVariable String bank,
            @PathVariable long entry,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String reason,
            Sessions.Session session) {
        return changed(bank, entry, session, () -> {
            Validity validity =
                    new Validity(enabled, Days.start(from, "/from"), null, Days.start(until, "/until")).demandOrder();
            banks.changeEntry(
                    entry,
                    state -> state.withValidity(validity).withNote(note.isBlank() ? null : note.strip()),
                    reason,
                    session.caller().actor());
            return "Saved. It holds from the next item on.";
        });
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/entries/{entry}/removal")
    ResponseEntity<String> remove(
            @PathVariable String bank,
            @PathVariable long entry,
            @RequestParam(defaultValue = "") String reason,
            Sessions.Session session) {
        return changed(bank, entry, session, () -> {
            banks.remove(entry, reason, session.caller().actor());
            return "Removed. It matches nothing any more.";
        });
    }

    private ResponseEntity<String> changed(String bank, long entry, Sessions.Session session, Supplier<String> change) {
        try {
            known(bank, entry);
            return show(HttpStatus.OK, bank, entry, KeptLooks.USUAL_DAYS, session, change.get(), "");
        } catch (Problem problem) {
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT, bank, entry, KeptLooks.USUAL_DAYS, session, "", problem.detail());
        }
    }

    private KnownEntry known(String bank, long number) {
        return banks.entry(number)
                .filter(entry -> entry.bank().equals(bank))
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND, "There is no entry " + number + " in the bank " + bank + "."));
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            String bank,
            long number,
            int days,
            Sessions.Session session,
            String message,
            String refusal) {
        KnownEntry entry = known(bank, number);
        KnownEntry.Removal removed = entry.removed();
        Validity validity = entry.state().validity();
        boolean quarantined = banks.quarantine().stream()
                .anyMatch(one -> one.end() == null && one.entry().number() == number);
        return pages.show(
                status,
                "bankentry",
                Map.of(
                        "frame",
                        pages.frame("Entry " + number, "/banks", session),
                        "page",
                        new BankViews.EntryPage(
                                rows.entry(entry, null),
                                validity.enabled(),
                                Days.text(validity.from()),
                                Days.text(validity.until()),
                                entry.state().note() == null
                                        ? ""
                                        : entry.state().note(),
                                entry.state().metadata() == null
                                        ? ""
                                        : entry.state().metadata().toString(),
                                removed == null
                                        ? ""
                                        : "Removed on " + Days.text(removed.at()) + ": " + removed.reason(),
                                quarantined,
                                kept.of(bank, entry.fingerprints(), days, SHOWN, session),
                                removed == null && session.caller().may(Permission.BANKS_EDIT),
                                message,
                                refusal)));
    }

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks/quarantine")
    ResponseEntity<String> quarantine(Sessions.Session session) {
        return quarantine(HttpStatus.OK, session, "", "");
    }

    /** Entries that one person found the same of are ended together: a template that everybody uses brings them by the dozen. */
    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/quarantine")
    ResponseEntity<String> endQuarantine(
            @RequestParam(defaultValue = "") List<Long> entry,
            @RequestParam Quarantined.Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            Sessions.Session session) {
        if (entry.isEmpty()) {
            return quarantine(
                    HttpStatus.UNPROCESSABLE_CONTENT, session, "", "Choose at least one entry that you looked at.");
        }
        List<String> ended = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (long number : entry) {
            try {
                banks.endQuarantine(number, verdict, reason, session.caller().actor());
                ended.add(Long.toString(number));
            } catch (Problem problem) {
                refused.add("Entry " + number + ": " + problem.detail());
            }
        }
        return quarantine(
                refused.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                session,
                ended.isEmpty() ? "" : told(ended, verdict),
                String.join(" ", refused));
    }

    private static String told(List<String> ended, Quarantined.Verdict verdict) {
        String entries = (ended.size() == 1 ? "entry " : "entries ") + String.join(", ", ended);
        return verdict == Quarantined.Verdict.RELEASED
                ? "Released. Matches of " + entries + " count again."
                : "Switched off: " + entries + ".";
    }

    private ResponseEntity<String> quarantine(
            HttpStatus status, Sessions.Session session, String message, String refusal) {
        List<Quarantined> all = banks.quarantine();
        LongFunction<BankViews.Kept> examples = kept.of(
                all.stream()
                        .filter(one -> one.end() == null)
                        .map(Quarantined::entry)
                        .toList(),
                EXAMPLE_DAYS,
                EXAMPLES,
                session);
        return pages.show(
                status,
                "quarantine",
                Map.of(
                        "frame", pages.frame("Quarantine", "/banks", session),
                        "rows",
                                all.stream()
                                        .map(one -> new BankViews.QuarantineRow(
                                                rows.entry(one.entry(), null),
                                                examples.apply(one.entry().number()),
                                                one.matches(),
                                                Math.round(one.expected()),
                                                one.since(),
                                                one.noticedAt(),
                                                one.end() == null
                                                        ? null
                                                        : Words.lower(one.end()
                                                                .verdict()
                                                                .name()),
                                                one.end() == null
                                                        ? ""
                                                        : one.end().reason()))
                                        .toList(),
                        "mayEdit", session.caller().may(Permission.BANKS_EDIT),
                        "message", message,
                        "refusal", refusal));
    }
}
