package org.brightline.platform.console.internal.banks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntrySearch;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The page of one bank, after whatever was done with it. */
@Component
class BankSheet {
    static final int SHOWN = 50;

    private final Pages pages;
    private final Banks banks;
    private final BankRows rows;

    BankSheet(Pages pages, Banks banks, BankRows rows) {
        this.pages = pages;
        this.banks = banks;
        this.rows = rows;
    }

    /**
     * What became of a form.
     *
     * @param message what was done, in words; empty if nothing
     * @param refusal why it was not, in words; empty if it was
     * @param refused lines of a file that were wrong, in words
     * @param typed what the form shows again
     * @param preview what would be added; null if nothing was looked at first
     */
    record Outcome(
            String message,
            String refusal,
            List<String> refused,
            BankViews.Typed typed,
            BankViews.@Nullable Preview preview) {
        static final Outcome NOTHING = new Outcome("", "", List.of(), BankViews.Typed.NOTHING, null);

        static Outcome said(String message) {
            return new Outcome(message, "", List.of(), BankViews.Typed.NOTHING, null);
        }

        static Outcome shown(BankViews.Preview preview) {
            return new Outcome("", "", List.of(), BankViews.Typed.NOTHING, preview);
        }

        Outcome withRefused(List<String> lines) {
            return new Outcome(message, refusal, lines, typed, preview);
        }
    }

    /** @param typed what is shown again where the change is refused */
    ResponseEntity<String> change(
            String bank, Sessions.Session session, BankViews.Typed typed, Supplier<Outcome> change) {
        try {
            return show(HttpStatus.OK, bank, null, "", session, change.get());
        } catch (Problem problem) {
            return refused(bank, session, problem, typed);
        }
    }

    ResponseEntity<String> refused(String bank, Sessions.Session session, Problem problem, BankViews.Typed typed) {
        return show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                bank,
                null,
                "",
                session,
                new Outcome("", problem.detail(), List.of(), typed, null));
    }

    ResponseEntity<String> show(
            HttpStatus status,
            String name,
            @Nullable Long after,
            String find,
            Sessions.Session session,
            Outcome outcome) {
        Bank bank = banks.bank(name)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no bank " + name + "."));
        List<KnownEntry> entries = banks.entries(name, new EntrySearch(find, null, after, SHOWN));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", pages.frame(name, "/banks", session));
        parameters.put(
                "page",
                new BankViews.BankPage(
                        rows.bank(bank, banks.sizes()),
                        rows.settings(bank),
                        entries.stream().map(entry -> rows.entry(entry, null)).toList(),
                        Arrays.stream(FingerprintType.values()).map(Enum::name).toList(),
                        session.caller().may(Permission.BANKS_EDIT),
                        find.strip(),
                        entries.size() < SHOWN
                                ? ""
                                : Long.toString(entries.getLast().number()),
                        outcome.message(),
                        outcome.refusal(),
                        outcome.refused(),
                        outcome.typed()));
        if (outcome.preview() != null) {
            parameters.put("preview", outcome.preview());
        }
        return pages.show(status, "bank", parameters);
    }
}
