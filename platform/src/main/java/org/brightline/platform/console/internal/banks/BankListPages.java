package org.brightline.platform.console.internal.banks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.brightline.assessment.TextPrints;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.base.Problem;
import org.brightline.platform.console.internal.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** All banks: what is in them, and what something looks like. */
@RestController
class BankListPages {
    private final Pages pages;
    private final Banks banks;
    private final BankRows rows;

    BankListPages(Pages pages, Banks banks, BankRows rows) {
        this.pages = pages;
        this.banks = banks;
        this.rows = rows;
    }

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks")
    ResponseEntity<String> all(@RequestParam(defaultValue = "") String find, Sessions.Session session) {
        if (find.isBlank()) {
            return show(HttpStatus.OK, session, Search.NONE, "");
        }
        try {
            return show(HttpStatus.OK, session, new Search(find.strip(), find.strip(), rows.alike(sought(find))), "");
        } catch (Problem problem) {
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    session,
                    new Search(find.strip(), "", List.of()),
                    problem.detail());
        }
    }

    /** The kind is told by the length: 32 digits are an MD5; 64 may be a PDQ or a SHA-256. */
    private static List<Fingerprint> sought(String text) {
        return text.strip().length() == 32
                ? List.of(
                        BankAddPages.read(FingerprintType.MD5, text),
                        BankAddPages.read(FingerprintType.VIDEO_MD5, text))
                : List.of(
                        BankAddPages.read(FingerprintType.PDQ, text),
                        BankAddPages.read(FingerprintType.SHA256, text),
                        BankAddPages.read(FingerprintType.VIDEO_SHA256, text));
    }

    /** What somebody said stands in no address of a page, so it is sent and not asked for. */
    @Requires(Permission.BANKS_READ)
    @PostMapping("/banks/find-text")
    ResponseEntity<String> findText(@RequestParam(defaultValue = "") String text, Sessions.Session session) {
        List<Fingerprint> prints = TextPrints.of(text.strip());
        return prints.isEmpty()
                ? show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        session,
                        Search.NONE,
                        "There is nothing in the text that could be compared.")
                : show(HttpStatus.OK, session, new Search("", "the text", rows.alike(prints)), "");
    }

    @Requires(Permission.BANKS_READ)
    @PostMapping("/banks/find")
    ResponseEntity<String> find(@RequestParam MultipartFile file, Sessions.Session session) throws IOException {
        try {
            return show(
                    HttpStatus.OK,
                    session,
                    new Search("", Uploads.name(file), rows.alike(banks.look(file.getBytes()))),
                    "");
        } catch (Problem problem) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, session, Search.NONE, problem.detail());
        }
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks")
    ResponseEntity<String> create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String description,
            Sessions.Session session) {
        try {
            Bank bank = banks.create(name.strip(), description, session.caller().actor());
            return Pages.to("/banks/" + bank.name());
        } catch (Problem problem) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, session, Search.NONE, problem.detail());
        }
    }

    /**
     * What was looked for.
     *
     * @param typed what stands in the field
     * @param sought what was looked for, in words; empty if nothing was
     */
    private record Search(String typed, String sought, List<BankViews.EntryRow> found) {
        static final Search NONE = new Search("", "", List.of());
    }

    private ResponseEntity<String> show(HttpStatus status, Sessions.Session session, Search search, String refusal) {
        long waiting = banks.quarantine().stream()
                .filter(quarantined -> quarantined.end() == null)
                .count();
        return pages.show(
                status,
                "banks",
                Map.of(
                        "frame",
                        pages.frame("Banks", "/banks", session),
                        "banks",
                        rows.all(),
                        "mayEdit",
                        session.caller().may(Permission.BANKS_EDIT),
                        "waiting",
                        waiting,
                        "typed",
                        search.typed,
                        "sought",
                        search.sought,
                        "found",
                        search.found,
                        "refusal",
                        refusal));
    }
}
