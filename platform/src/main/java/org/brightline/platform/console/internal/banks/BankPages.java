package org.brightline.platform.console.internal.banks;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.BankRole;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntryFormat;
import org.brightline.platform.banks.ImportListener;
import org.brightline.platform.banks.ImportReport;
import org.brightline.platform.banks.ImportRequest;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
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

/** One bank: its settings, its entries, and files of entries that are added to it. */
@RestController
class BankPages {
    private final Banks banks;
    private final BankSheet sheet;

    BankPages(Banks banks, BankSheet sheet) {
        this.banks = banks;
        this.sheet = sheet;
    }

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks/{bank}")
    ResponseEntity<String> one(
            @PathVariable String bank,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "") String find,
            Sessions.Session session) {
        return sheet.show(HttpStatus.OK, bank, after, find, session, BankSheet.Outcome.NOTHING);
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
            return sheet.change(
                    bank, session, said.typed("i", "", ""), () -> imported(bank, in, format, type, said, session));
        }
    }

    private BankSheet.Outcome imported(
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
                if (refused.size() < BankSheet.SHOWN) {
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
            return BankSheet.Outcome.said(ImportReport.words(report.added(), report.known(), report.refused()))
                    .withRefused(refused);
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
        return sheet.change(bank, session, BankViews.Typed.NOTHING, () -> {
            banks.change(
                    bank,
                    old -> old.withDescription(description)
                            .withRole(role)
                            .withThreshold(threshold)
                            .withSampling(sampling)
                            .withEnabled(enabled),
                    session.caller().actor());
            return BankSheet.Outcome.said("Saved. It holds from the next item on.");
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
            return sheet.refused(bank, session, problem, BankViews.Typed.NOTHING);
        }
    }
}
