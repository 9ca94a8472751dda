package org.brightline.platform.console.internal.banks;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.BanksSettings;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.Quarantined;
import org.brightline.platform.banks.Validity;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.console.internal.Words;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.LookAlike;
import org.jspecify.annotations.Nullable;
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
    private static final int LONGEST_LOOK = 365;

    private final Pages pages;
    private final Banks banks;
    private final BankRows rows;
    private final BanksSettings usual;
    private final Intake intake;
    private final Casework casework;
    private final Clock clock;

    BankEntryPages(
            Pages pages,
            Banks banks,
            BankRows rows,
            BanksSettings usual,
            Intake intake,
            Casework casework,
            Clock clock) {
        this.pages = pages;
        this.banks = banks;
        this.rows = rows;
        this.usual = usual;
        this.intake = intake;
        this.casework = casework;
        this.clock = clock;
    }

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks/{bank}/entries/{entry}")
    ResponseEntity<String> one(
            @PathVariable String bank,
            @PathVariable long entry,
            @RequestParam(defaultValue = "30") int days,
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
            Validity validity = new Validity(enabled, day(from, "/from"), null, day(until, "/until")).demandOrder();
            banks.changeEntry(
                    entry,
                    state -> state.withValidity(validity).withNote(note.isBlank() ? null : note.strip()),
                    reason,
                    session.caller().actor());
            return "Saved. It holds from the next item on.";
        });
    }

    private static @Nullable Instant day(String text, String pointer) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new Problem(ProblemType.BAD_FIELD, "It is a day, such as 2027-01-31.", pointer);
        }
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
            return show(HttpStatus.OK, bank, entry, 30, session, change.get(), "");
        } catch (Problem problem) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, bank, entry, 30, session, "", problem.detail());
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
        int look = Math.clamp(days, 1, LONGEST_LOOK);
        List<LookAlike> seen = seen(entry, look);
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
                                text(validity.from()),
                                text(validity.until()),
                                entry.state().note() == null
                                        ? ""
                                        : entry.state().note(),
                                entry.state().metadata() == null
                                        ? ""
                                        : entry.state().metadata().toString(),
                                removed == null ? "" : "Removed on " + text(removed.at()) + ": " + removed.reason(),
                                quarantined,
                                look,
                                session.caller().may(Permission.CASES_READ)
                                        ? seen.stream()
                                                .limit(SHOWN)
                                                .map(this::row)
                                                .toList()
                                        : null,
                                seen.size(),
                                removed == null && session.caller().may(Permission.BANKS_EDIT),
                                message,
                                refusal)));
    }

    private List<LookAlike> seen(KnownEntry entry, int days) {
        int threshold = banks.bank(entry.bank())
                .map(Bank::threshold)
                .filter(bits -> bits <= MatchIndex.MAX_THRESHOLD)
                .orElse(usual.threshold());
        return intake.lookAlikes(
                entry.fingerprints(), threshold, clock.instant().minus(Duration.ofDays(days)));
    }

    private BankViews.Seen row(LookAlike seen) {
        return new BankViews.Seen(
                seen.platform(),
                seen.externalId(),
                casework.caseOf(seen.item()).map(Object::toString).orElse(null),
                seen.receivedAt(),
                seen.distance());
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString().substring(0, 10);
    }

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks/quarantine")
    ResponseEntity<String> quarantine(Sessions.Session session) {
        return quarantine(HttpStatus.OK, session, "", "");
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/quarantine/{entry}")
    ResponseEntity<String> endQuarantine(
            @PathVariable long entry,
            @RequestParam Quarantined.Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            Sessions.Session session) {
        try {
            banks.endQuarantine(entry, verdict, reason, session.caller().actor());
            return quarantine(
                    HttpStatus.OK,
                    session,
                    verdict == Quarantined.Verdict.RELEASED
                            ? "Released. Matches of entry " + entry + " count again."
                            : "Entry " + entry + " is switched off.",
                    "");
        } catch (Problem problem) {
            return quarantine(HttpStatus.UNPROCESSABLE_CONTENT, session, "", problem.detail());
        }
    }

    private ResponseEntity<String> quarantine(
            HttpStatus status, Sessions.Session session, String message, String refusal) {
        return pages.show(
                status,
                "quarantine",
                Map.of(
                        "frame", pages.frame("Quarantine", "/banks", session),
                        "rows",
                                banks.quarantine().stream()
                                        .map(one -> new BankViews.QuarantineRow(
                                                rows.entry(one.entry(), null),
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
