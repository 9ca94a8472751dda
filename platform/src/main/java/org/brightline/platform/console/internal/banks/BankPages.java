package org.brightline.platform.console.internal.banks;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.BankRole;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntryFormat;
import org.brightline.platform.banks.EntrySearch;
import org.brightline.platform.banks.ImportListener;
import org.brightline.platform.banks.ImportReport;
import org.brightline.platform.banks.ImportRequest;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.banks.Unsaid;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.fetch.GuardedFetcher;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** One bank: its settings, its entries, and what is added to it. */
@RestController
class BankPages {
    private static final int SHOWN = 50;

    private final Pages pages;
    private final Banks banks;
    private final BankRows rows;
    private final GuardedFetcher fetcher;

    BankPages(Pages pages, Banks banks, BankRows rows, GuardedFetcher fetcher) {
        this.pages = pages;
        this.banks = banks;
        this.rows = rows;
        this.fetcher = fetcher;
    }

    /** What the forms say of what is added. */
    record Said(
            @Nullable String label,
            @Nullable String source,
            @Nullable String incident,
            @Nullable String reason) {
        Provenance provenance() {
            return new Provenance(or(label), or(source), unlessBlank(incident), or(reason));
        }

        Unsaid unsaid() {
            return new Unsaid(unlessBlank(label), or(source), unlessBlank(incident), or(reason));
        }

        /** What a refused form shows again. */
        BankViews.Typed typed(String form, String what, String type) {
            return new BankViews.Typed(
                    form,
                    what,
                    type,
                    Map.of("label", or(label), "source", or(source), "incident", or(incident), "reason", or(reason)));
        }

        private static @Nullable String unlessBlank(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /** What became of a form. */
    private record Outcome(String message, List<String> refused) {}

    static Fingerprint read(FingerprintType type, String text) {
        try {
            return Fingerprint.read(type, text.strip());
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), "fingerprint");
        }
    }

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks/{bank}")
    ResponseEntity<String> one(
            @PathVariable String bank,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "") String find,
            Sessions.Session session) {
        return show(HttpStatus.OK, bank, after, find, session, new Outcome("", List.of()), "", BankViews.Typed.NOTHING);
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/pictures")
    ResponseEntity<String> addFile(
            @PathVariable String bank,
            @RequestParam MultipartFile file,
            @ModelAttribute Said said,
            Sessions.Session session)
            throws IOException {
        byte[] picture = file.getBytes();
        return change(bank, session, said.typed("f", "", ""), () -> added(bank, picture, said, session));
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/addresses")
    ResponseEntity<String> addAddress(
            @PathVariable String bank, @RequestParam String url, @ModelAttribute Said said, Sessions.Session session) {
        return change(
                bank,
                session,
                said.typed("u", url, ""),
                () -> added(bank, fetcher.fetch(url.strip(), "/url").bytes(), said, session));
    }

    private Outcome added(String bank, byte[] picture, Said said, Sessions.Session session) {
        KnownEntry entry =
                banks.addFile(bank, picture, said.provenance(), session.caller().actor());
        boolean plain = entry.fingerprints().stream()
                .noneMatch(print -> print.type() == FingerprintType.PDQ || print.type() == FingerprintType.VPDQ);
        return new Outcome(
                "Added as entry " + entry.number() + ". "
                        + (plain
                                ? "It is known by its bytes only: it is too plain to be told from other pictures by its looks."
                                : "What looks like it will be found from now on."),
                List.of());
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/entries")
    ResponseEntity<String> add(
            @PathVariable String bank,
            @RequestParam FingerprintType type,
            @RequestParam(defaultValue = "") String fingerprint,
            @ModelAttribute Said said,
            Sessions.Session session) {
        return change(bank, session, said.typed("h", fingerprint, type.name()), () -> {
            KnownEntry entry = banks.add(
                    bank,
                    new NewEntry(List.of(read(type, fingerprint)), said.provenance()),
                    Banks.Duplicates.REFUSED,
                    session.caller().actor());
            return new Outcome("Added as entry " + entry.number() + ".", List.of());
        });
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/files")
    ResponseEntity<String> addFile(
            @PathVariable String bank,
            @RequestParam MultipartFile file,
            @RequestParam EntryFormat format,
            @RequestParam(defaultValue = "") String type,
            @ModelAttribute Said said,
            Sessions.Session session)
            throws IOException {
        try (InputStream in = file.getInputStream()) {
            return change(
                    bank, session, said.typed("i", "", ""), () -> imported(bank, in, format, type, said, session));
        }
    }

    private Outcome imported(
            String bank, InputStream in, EntryFormat format, String type, Said said, Sessions.Session session) {
        List<String> refused = new ArrayList<>();
        ImportListener listener = new ImportListener() {
            @Override
            public void refused(long line, Problem problem) {
                if (problem.type() == ProblemType.MISSING_FIELD && Provenance.LABEL.equals(problem.pointer())) {
                    throw new Problem(
                            ProblemType.MISSING_FIELD,
                            "Line " + line
                                    + " does not say what its entry is. Fill in «What it is», or give each line a"
                                    + " label. Nothing was added.",
                            Provenance.LABEL);
                }
                if (refused.size() < SHOWN) {
                    refused.add("Line " + line + ": " + problem.detail());
                }
            }

            @Override
            public void progress(long bytes, long total) {}
        };
        try {
            ImportReport report = banks.importEntries(
                    bank,
                    in,
                    new ImportRequest(
                            format,
                            type.isEmpty() ? null : FingerprintType.valueOf(type),
                            said.unsaid(),
                            Banks.Duplicates.REFUSED),
                    session.caller().actor(),
                    listener);
            return new Outcome(ImportReport.words(report.added(), report.known(), report.refused()), refused);
        } catch (IOException e) {
            throw new Problem(ProblemType.BAD_MULTIPART, "The file did not arrive whole. Nothing was added.");
        }
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/settings")
    ResponseEntity<String> settings(
            @PathVariable String bank,
            @RequestParam(defaultValue = "") String description,
            @RequestParam BankRole role,
            @RequestParam(required = false) @Nullable Integer threshold,
            @RequestParam double sampling,
            @RequestParam(defaultValue = "false") boolean enabled,
            Sessions.Session session) {
        return change(bank, session, BankViews.Typed.NOTHING, () -> {
            banks.change(
                    bank,
                    old -> old.withDescription(description)
                            .withRole(role)
                            .withThreshold(threshold)
                            .withSampling(sampling)
                            .withEnabled(enabled),
                    session.caller().actor());
            return new Outcome("Saved. It holds from the next item on.", List.of());
        });
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/deletion")
    ResponseEntity<String> delete(
            @PathVariable String bank, @RequestParam(defaultValue = "") String reason, Sessions.Session session) {
        try {
            banks.delete(bank, reason, session.caller().actor());
            return Pages.to("/banks");
        } catch (Problem problem) {
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    bank,
                    null,
                    "",
                    session,
                    new Outcome("", List.of()),
                    problem.detail(),
                    BankViews.Typed.NOTHING);
        }
    }

    private ResponseEntity<String> change(
            String bank, Sessions.Session session, BankViews.Typed typed, Supplier<Outcome> change) {
        try {
            return show(HttpStatus.OK, bank, null, "", session, change.get(), "", BankViews.Typed.NOTHING);
        } catch (Problem problem) {
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    bank,
                    null,
                    "",
                    session,
                    new Outcome("", List.of()),
                    problem.detail(),
                    typed);
        }
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            String name,
            @Nullable Long after,
            String find,
            Sessions.Session session,
            Outcome outcome,
            String refusal,
            BankViews.Typed typed) {
        Bank bank = banks.bank(name)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no bank " + name + "."));
        List<KnownEntry> entries = banks.entries(name, new EntrySearch(find, null, after, SHOWN));
        return pages.show(
                status,
                "bank",
                Map.of(
                        "frame",
                        pages.frame(name, "/banks", session),
                        "page",
                        new BankViews.BankPage(
                                rows.bank(bank, banks.sizes()),
                                rows.settings(bank),
                                entries.stream()
                                        .map(entry -> rows.entry(entry, null))
                                        .toList(),
                                Arrays.stream(FingerprintType.values())
                                        .map(Enum::name)
                                        .toList(),
                                session.caller().may(Permission.BANKS_EDIT),
                                find.strip(),
                                entries.size() < SHOWN
                                        ? ""
                                        : Long.toString(entries.getLast().number()),
                                outcome.message(),
                                refusal,
                                outcome.refused(),
                                typed)));
    }
}
