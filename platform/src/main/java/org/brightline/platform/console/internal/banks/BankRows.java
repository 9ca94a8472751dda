package org.brightline.platform.console.internal.banks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.brightline.assessment.MatchNotes;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.picture.Turn;
import org.brightline.matching.Match;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.Query;
import org.brightline.platform.access.Access;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.BanksSettings;
import org.brightline.platform.banks.FileLook;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.Validity;
import org.brightline.platform.console.internal.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Banks and their entries as the pages show them. */
@Component
class BankRows {
    private static final int MOST_MATCHES = 50;

    private final Banks banks;
    private final BanksSettings usual;
    private final Access access;

    BankRows(Banks banks, BanksSettings usual, Access access) {
        this.banks = banks;
        this.usual = usual;
        this.access = access;
    }

    List<BankViews.BankRow> all() {
        Map<Integer, Long> sizes = banks.sizes();
        return banks.all().stream().map(bank -> bank(bank, sizes)).toList();
    }

    BankViews.BankRow bank(Bank bank, Map<Integer, Long> sizes) {
        String how = "within " + (bank.threshold() == null ? usual.threshold() : bank.threshold()) + " bits"
                + (bank.sampling() < 1 ? ", against " + share(bank.sampling()) + " of what comes in" : "");
        return new BankViews.BankRow(
                bank.name(),
                bank.description(),
                role(bank),
                how,
                bank.enabled(),
                sizes.getOrDefault(bank.number(), 0L));
    }

    private static String share(double sampling) {
        return Math.round(sampling * 1000) / 10.0 + " %";
    }

    private static String role(Bank bank) {
        return switch (bank.role()) {
            case CONFIRMED -> "confirmed";
            case CANDIDATE -> "candidate";
            case NEGATIVE -> "known harmless";
        };
    }

    BankViews.Settings settings(Bank bank) {
        return new BankViews.Settings(
                bank.name(),
                bank.description(),
                bank.role().name(),
                bank.threshold() == null ? "" : bank.threshold().toString(),
                Integer.toString(usual.threshold()),
                Double.toString(bank.sampling()),
                bank.enabled());
    }

    List<BankViews.Print> prints(List<Fingerprint> fingerprints) {
        return fingerprints.stream()
                .map(print -> new BankViews.Print(print.type().name(), print.text()))
                .toList();
    }

    BankViews.EntryRow entry(KnownEntry entry, @Nullable Integer distance) {
        return entry(entry, distance, Turn.ORIGINAL);
    }

    private BankViews.EntryRow entry(KnownEntry entry, @Nullable Integer distance, Turn turn) {
        return new BankViews.EntryRow(
                entry.number(),
                entry.bank(),
                prints(entry.fingerprints()),
                entry.provenance().label(),
                entry.provenance().source(),
                entry.provenance().incident(),
                entry.provenance().reason(),
                words(entry.state().validity()),
                entry.addedAt(),
                Words.actor(entry.addedBy(), access),
                distance,
                MatchNotes.turned(turn));
    }

    private static String words(Validity validity) {
        if (!validity.enabled()) {
            return "switched off";
        }
        List<String> words = new ArrayList<>();
        add(words, "from ", validity.from());
        add(words, "switched off until ", validity.disabledUntil());
        add(words, "until ", validity.until());
        return String.join(", ", words);
    }

    private static void add(List<String> words, String word, @Nullable Instant instant) {
        if (instant != null) {
            words.add(word + instant.toString().substring(0, 10));
        }
    }

    /** Something to look for, and how it was turned before. */
    private record Asked(Fingerprint print, Turn turn) {}

    /** A match, and how what was looked for was turned before. */
    private record Found(Match match, Turn turn) {}

    /** Entries of all banks that one of the fingerprints looks like. */
    List<BankViews.EntryRow> alike(List<Fingerprint> fingerprints) {
        return found(fingerprints.stream()
                .map(print -> new Asked(print, Turn.ORIGINAL))
                .toList());
    }

    /** Entries of all banks that a file looks like, pictures also turned and mirrored. */
    List<BankViews.EntryRow> alike(FileLook look) {
        List<Asked> asked = new ArrayList<>();
        look.fingerprints().forEach(print -> asked.add(new Asked(print, Turn.ORIGINAL)));
        for (Turn turn : Turn.values()) {
            Pdq turned = look.turned().get(turn);
            if (turned != null && turn != Turn.ORIGINAL) {
                asked.add(new Asked(turned, turn));
            }
        }
        return found(asked);
    }

    /**
     * Each entry once, the nearest first. Who looks something up makes no flood, and wants to see everything: what is known to be
     * harmless silences nothing here, and no bank is asked only at times.
     */
    private List<BankViews.EntryRow> found(List<Asked> asked) {
        MatchIndex index = banks.index()
                .unwatched()
                .withBanks(bank -> bank.withRole(org.brightline.matching.BankRole.CANDIDATE)
                        .withSampling(1));
        Map<Long, Found> nearest = new LinkedHashMap<>();
        asked.stream()
                .flatMap(one -> index.find(Query.of(one.print()).atMost(MOST_MATCHES)).matches().stream()
                        .map(match -> new Found(match, one.turn())))
                .sorted(Comparator.comparingInt(found -> found.match().distance()))
                .forEach(found -> nearest.putIfAbsent(found.match().number(), found));
        Map<Long, KnownEntry> known = banks.entries(nearest.keySet());
        return nearest.values().stream()
                .filter(found -> known.containsKey(found.match().number()))
                .map(found -> entry(
                        Objects.requireNonNull(known.get(found.match().number())),
                        found.match().distance(),
                        found.turn()))
                .toList();
    }
}
