package org.brightline.platform.console.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class BankPages {
    private static final int SHOWN = 50;

    private final Pages pages;
    private final Banks banks;
    private final Access access;

    BankPages(Pages pages, Banks banks, Access access) {
        this.pages = pages;
        this.banks = banks;
        this.access = access;
    }

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks")
    ResponseEntity<String> all(@RequestParam(defaultValue = "") String find, Sessions.Session session) {
        if (find.isBlank()) {
            return all(HttpStatus.OK, session, "", List.of(), "");
        }
        try {
            return all(HttpStatus.OK, session, find.strip(), banks.find(sought(find)), "");
        } catch (Problem problem) {
            return all(HttpStatus.UNPROCESSABLE_CONTENT, session, "", List.of(), problem.detail());
        }
    }

    /** The kind is told by the length: 32 digits are an MD5; 64 may be a PDQ or a SHA-256, and PDQ is what people look for. */
    private Fingerprint sought(String text) {
        String hex = text.strip().toLowerCase(Locale.ROOT);
        if (hex.length() == 32) {
            return parse(FingerprintType.MD5, hex);
        }
        Fingerprint digest = parse(FingerprintType.SHA256, hex);
        return banks.find(digest).isEmpty() ? parse(FingerprintType.PDQ, hex) : digest;
    }

    private static Fingerprint parse(FingerprintType type, String text) {
        try {
            return Fingerprint.read(type, text);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), "fingerprint");
        }
    }

    @Requires(Permission.BANKS_READ)
    @PostMapping("/banks/find")
    ResponseEntity<String> find(@RequestParam MultipartFile file, Sessions.Session session) throws IOException {
        try {
            return all(HttpStatus.OK, session, "the picture", banks.findPicture(file.getBytes()), "");
        } catch (Problem problem) {
            return all(HttpStatus.UNPROCESSABLE_CONTENT, session, "", List.of(), problem.detail());
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
            return all(HttpStatus.UNPROCESSABLE_CONTENT, session, "", List.of(), problem.detail());
        }
    }

    private ResponseEntity<String> all(
            HttpStatus status, Sessions.Session session, String sought, List<Banks.Found> found, String refusal) {
        return pages.show(
                status,
                "banks",
                Map.of(
                        "frame", pages.frame("Banks", "/banks", session),
                        "banks", banks.all().stream().map(BankPages::row).toList(),
                        "mayEdit", session.caller().may(Permission.BANKS_EDIT),
                        "sought", sought,
                        "found",
                                found.stream()
                                        .map(match -> row(match.entry(), match.distance()))
                                        .toList(),
                        "refusal", refusal));
    }

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks/{bank}")
    ResponseEntity<String> one(
            @PathVariable String bank, @RequestParam(required = false) @Nullable UUID after, Sessions.Session session) {
        return one(HttpStatus.OK, bank, after, session, "", "");
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/pictures")
    ResponseEntity<String> addPicture(
            @PathVariable String bank,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String reason,
            Sessions.Session session)
            throws IOException {
        byte[] picture = file.getBytes();
        return change(bank, session, () -> {
            List<KnownEntry> added = banks.addPicture(
                    bank,
                    picture,
                    new Provenance(label, source, reason),
                    session.caller().actor());
            boolean plain =
                    added.stream().noneMatch(entry -> entry.fingerprint().type() == FingerprintType.PDQ);
            return plain
                    ? "Added by its bytes only: it is too plain to be told from other pictures by its looks, or its looks are known already."
                    : "Added. Pictures that look like it will be found from now on.";
        });
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/entries")
    ResponseEntity<String> add(
            @PathVariable String bank,
            @RequestParam FingerprintType type,
            @RequestParam(defaultValue = "") String fingerprint,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String reason,
            Sessions.Session session) {
        return change(bank, session, () -> {
            banks.add(
                    bank,
                    parse(type, fingerprint),
                    new Provenance(label, source, reason),
                    session.caller().actor());
            return "Added.";
        });
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/entries/{entry}/removal")
    ResponseEntity<String> remove(
            @PathVariable String bank,
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "") String reason,
            Sessions.Session session) {
        return change(bank, session, () -> {
            banks.remove(entry, reason, session.caller().actor());
            return "Removed. It matches nothing any more.";
        });
    }

    private ResponseEntity<String> change(String bank, Sessions.Session session, Supplier<String> change) {
        try {
            return one(HttpStatus.OK, bank, null, session, change.get(), "");
        } catch (Problem problem) {
            return one(HttpStatus.UNPROCESSABLE_CONTENT, bank, null, session, "", problem.detail());
        }
    }

    private ResponseEntity<String> one(
            HttpStatus status,
            String name,
            @Nullable UUID after,
            Sessions.Session session,
            String message,
            String refusal) {
        Bank bank = banks.bank(name)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no bank " + name + "."));
        List<KnownEntry> entries = banks.entries(name, after, SHOWN);
        return pages.show(
                status,
                "bank",
                Map.of(
                        "frame",
                        pages.frame(name, "/banks", session),
                        "page",
                        new BankViews.BankPage(
                                row(bank),
                                entries.stream().map(entry -> row(entry, null)).toList(),
                                session.caller().may(Permission.BANKS_EDIT),
                                entries.size() < SHOWN
                                        ? ""
                                        : entries.getLast().id().toString(),
                                message,
                                refusal)));
    }

    private static BankViews.BankRow row(Bank bank) {
        return new BankViews.BankRow(bank.id(), bank.name(), bank.description(), bank.entries());
    }

    private BankViews.EntryRow row(KnownEntry entry, @Nullable Integer distance) {
        return new BankViews.EntryRow(
                entry.id(),
                entry.bank(),
                entry.fingerprint().type().name(),
                entry.fingerprint().text(),
                entry.label(),
                entry.source(),
                entry.reason(),
                entry.addedAt(),
                Words.actor(entry.addedBy(), access),
                distance);
    }
}
