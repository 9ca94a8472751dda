package org.brightline.platform.console.internal.banks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brightline.assessment.MatchNotes;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.picture.Turn;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.FileLook;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** All banks: what is in them, what something looks like, and how alike two pictures are. */
@RestController
class BankListPages {
    private static final int SIDE = 16;

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
                ? List.of(BankPages.read(FingerprintType.MD5, text))
                : List.of(BankPages.read(FingerprintType.PDQ, text), BankPages.read(FingerprintType.SHA256, text));
    }

    @Requires(Permission.BANKS_READ)
    @PostMapping("/banks/find")
    ResponseEntity<String> find(@RequestParam MultipartFile file, Sessions.Session session) throws IOException {
        try {
            return show(
                    HttpStatus.OK, session, new Search("", name(file), rows.alike(banks.look(file.getBytes()))), "");
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

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks/compare")
    ResponseEntity<String> compare(Sessions.Session session) {
        return compared(HttpStatus.OK, session, null, "");
    }

    @Requires(Permission.BANKS_READ)
    @PostMapping("/banks/compare")
    ResponseEntity<String> compare(
            @RequestParam MultipartFile first, @RequestParam MultipartFile second, Sessions.Session session)
            throws IOException {
        try {
            return compared(
                    HttpStatus.OK,
                    session,
                    comparison(name(first), first.getBytes(), name(second), second.getBytes()),
                    "");
        } catch (Problem problem) {
            return compared(HttpStatus.UNPROCESSABLE_CONTENT, session, null, problem.detail());
        }
    }

    private static String name(MultipartFile file) {
        return Optional.ofNullable(file.getOriginalFilename()).orElse("a file");
    }

    private ResponseEntity<String> compared(
            HttpStatus status, Sessions.Session session, BankViews.@Nullable Comparison comparison, String refusal) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", pages.frame("Compare two pictures", "/banks", session));
        parameters.put("refusal", refusal);
        if (comparison != null) {
            parameters.put("comparison", comparison);
        }
        return pages.show(status, "bankcompare", parameters);
    }

    private BankViews.Comparison comparison(String firstName, byte[] first, String secondName, byte[] second) {
        FileLook look = banks.look(first);
        FileLook otherLook = banks.look(second);
        List<Fingerprint> prints = look.fingerprints();
        List<Fingerprint> others = otherLook.fingerprints();
        Pdq one = pdq(prints, firstName);
        Pdq asItIs = pdq(others, secondName);
        Turn turn = nearest(one, otherLook.turned());
        Pdq other = otherLook.turned().getOrDefault(turn, asItIs);
        int distance = one.distance(other);
        String turned = MatchNotes.turned(turn);
        String once = turned.isEmpty()
                ? ""
                : " That is once " + secondName + " is " + turned + "; as they are, " + one.distance(asItIs)
                        + " bits differ.";
        String verdict = prints.getLast().equals(others.getLast())
                ? "The files are the same, byte by byte."
                : distance <= MatchIndex.DEFAULT_THRESHOLD
                        ? "They look alike: at the usual threshold of " + MatchIndex.DEFAULT_THRESHOLD
                                + " bits one matches the other." + once
                        : "They do not look alike, however they are turned: the usual threshold is "
                                + MatchIndex.DEFAULT_THRESHOLD + " bits, and unrelated pictures are about 128 apart."
                                + once;
        return new BankViews.Comparison(
                firstName,
                secondName,
                rows.prints(prints),
                rows.prints(others),
                distance,
                turned,
                bits(one, other),
                verdict);
    }

    /** How the other picture has to be turned to be nearest; as it is where no turn brings it nearer. */
    private static Turn nearest(Pdq one, Map<Turn, Pdq> turned) {
        return turned.entrySet().stream()
                .min(Comparator.<Map.Entry<Turn, Pdq>>comparingInt(entry -> one.distance(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(Turn.ORIGINAL);
    }

    private static Pdq pdq(List<Fingerprint> prints, String name) {
        return prints.stream()
                .filter(Pdq.class::isInstance)
                .map(Pdq.class::cast)
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ProblemType.BAD_FIELD,
                        prints.stream().anyMatch(Vpdq.class::isInstance)
                                ? "The file " + name + " is a video; two pictures are compared here."
                                : "The picture " + name + " is too plain to be compared by its looks.",
                        "/file"));
    }

    /** Row by row in the order of the text form. */
    private static List<boolean[]> bits(Pdq one, Pdq other) {
        long[] differing = {one.a() ^ other.a(), one.b() ^ other.b(), one.c() ^ other.c(), one.d() ^ other.d()};
        List<boolean[]> bits = new ArrayList<>();
        for (int y = 0; y < SIDE; y++) {
            boolean[] row = new boolean[SIDE];
            for (int x = 0; x < SIDE; x++) {
                int bit = y * SIDE + x;
                row[x] = (differing[bit >>> 6] >>> 63 - (bit & 63) & 1) != 0;
            }
            bits.add(row);
        }
        return bits;
    }
}
