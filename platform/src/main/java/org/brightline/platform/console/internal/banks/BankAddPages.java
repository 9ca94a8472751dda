package org.brightline.platform.console.internal.banks;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.brightline.assessment.TextPrints;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.FileLook;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.fetch.GuardedFetcher;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Adds an entry: of a file, of what is at an address, of a text, or by a fingerprint. Each form may be asked first what the entry would
 * have matched; what was looked at is then added by its fingerprints, as the file is not kept.
 */
@RestController
class BankAddPages {
    private static final int PREVIEWED = 20;

    private final Banks banks;
    private final BankSheet sheet;
    private final KeptLooks kept;
    private final GuardedFetcher fetcher;

    BankAddPages(Banks banks, BankSheet sheet, KeptLooks kept, GuardedFetcher fetcher) {
        this.banks = banks;
        this.sheet = sheet;
        this.kept = kept;
        this.fetcher = fetcher;
    }

    /**
     * Which button was pressed, and how far back is looked.
     *
     * @param preview true if it is only looked at
     */
    record Wish(@Nullable Boolean preview, @Nullable Integer days) {
        boolean onlyLook() {
            return Boolean.TRUE.equals(preview);
        }

        int back() {
            return days == null ? KeptLooks.USUAL_DAYS : days;
        }
    }

    /**
     * What would be added.
     *
     * @param remark what has to be said of it, in words
     */
    private record Looked(List<Fingerprint> fingerprints, String remark) {
        static Looked of(FileLook look) {
            boolean plain = look.fingerprints().stream()
                    .noneMatch(print -> print.type() == FingerprintType.PDQ || print.type() == FingerprintType.VPDQ);
            String remark = plain
                    ? "It is known by its bytes only: it is too plain to be told from other pictures by its looks."
                    : "What looks like it will be found from now on.";
            return new Looked(
                    look.fingerprints(),
                    look.complete() ? remark : remark + " It is longer than what is looked at: its end is not known.");
        }
    }

    /** The fingerprint that a text is, of this kind. */
    static Fingerprint read(FingerprintType type, String text) {
        try {
            return type == FingerprintType.RAW_TEXT ? TextPrints.itself(text) : Fingerprint.read(type, text.strip());
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), "fingerprint");
        }
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/pictures")
    ResponseEntity<String> file(
            @PathVariable String bank,
            @RequestParam MultipartFile file,
            @ModelAttribute Wish wish,
            @ModelAttribute Said said,
            Sessions.Session session)
            throws IOException {
        byte[] bytes = file.getBytes();
        return done(bank, () -> Looked.of(banks.look(bytes)), wish, said, said.typed("f", "", ""), session);
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/addresses")
    ResponseEntity<String> address(
            @PathVariable String bank,
            @RequestParam String url,
            @ModelAttribute Wish wish,
            @ModelAttribute Said said,
            Sessions.Session session) {
        return done(
                bank,
                () -> Looked.of(banks.look(fetcher.fetch(url.strip(), "/url").bytes())),
                wish,
                said,
                said.typed("u", url, ""),
                session);
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/texts")
    ResponseEntity<String> text(
            @PathVariable String bank,
            @RequestParam(defaultValue = "") String text,
            @ModelAttribute Wish wish,
            @ModelAttribute Said said,
            Sessions.Session session) {
        return done(bank, () -> text(text), wish, said, said.typed("t", text, ""), session);
    }

    private static Looked text(String text) {
        List<Fingerprint> prints = TextPrints.ofWords(text);
        if (text.codePoints().noneMatch(Character::isLetterOrDigit) || prints.isEmpty()) {
            throw new Problem(ProblemType.BAD_FIELD, "There are no words in the text that could be compared.", "text");
        }
        boolean near = prints.stream()
                .anyMatch(print ->
                        print.type() == FingerprintType.TEXT_MINHASH || print.type() == FingerprintType.TEXT_TLSH);
        return new Looked(
                prints,
                near
                        ? "The same words will be found from now on, and texts that are nearly like it."
                        : "The same words will be found from now on; it is too short to tell what is nearly like it.");
    }

    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/entries")
    ResponseEntity<String> fingerprint(
            @PathVariable String bank,
            @RequestParam FingerprintType type,
            @RequestParam(defaultValue = "") String fingerprint,
            @ModelAttribute Wish wish,
            @ModelAttribute Said said,
            Sessions.Session session) {
        return done(
                bank,
                () -> new Looked(List.of(read(type, fingerprint)), ""),
                wish,
                said,
                said.typed("h", fingerprint, type.name()),
                session);
    }

    /** What was looked at before. */
    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/banks/{bank}/looked")
    ResponseEntity<String> looked(
            @PathVariable String bank,
            @RequestParam MultiValueMap<String, String> fields,
            @ModelAttribute Wish wish,
            @ModelAttribute Said said,
            Sessions.Session session) {
        return done(
                bank,
                () -> new Looked(
                        fields.getOrDefault("print", List.of()).stream()
                                .map(BankAddPages::print)
                                .toList(),
                        ""),
                wish,
                said,
                BankViews.Typed.NOTHING,
                session);
    }

    /** A kind and a fingerprint, as the page of a preview has them. */
    private static Fingerprint print(String text) {
        int space = Math.max(0, text.indexOf(' '));
        try {
            return read(FingerprintType.valueOf(text.substring(0, space)), text.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.BAD_FIELD, "It is a kind and a fingerprint: " + e.getMessage(), "print");
        }
    }

    private ResponseEntity<String> done(
            String bank, Supplier<Looked> look, Wish wish, Said said, BankViews.Typed typed, Sessions.Session session) {
        return sheet.change(bank, session, typed, () -> {
            Looked looked = look.get();
            NewEntry entry = new NewEntry(looked.fingerprints(), said.provenance(), said.state());
            if (wish.onlyLook()) {
                return BankSheet.Outcome.shown(new BankViews.Preview(
                        BankViews.Print.of(looked.fingerprints()),
                        looked.remark(),
                        kept.of(bank, looked.fingerprints(), wish.back(), PREVIEWED, session),
                        said.typed("", "", "").said()));
            }
            KnownEntry added = banks.add(
                    bank, entry, Banks.Duplicates.REFUSED, session.caller().actor());
            return BankSheet.Outcome.said(("Added as entry " + added.number() + ". " + looked.remark()).strip());
        });
    }
}
