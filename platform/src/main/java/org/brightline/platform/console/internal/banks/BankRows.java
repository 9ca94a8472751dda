package org.brightline.platform.console.internal.banks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.brightline.assessment.MatchNotes;
import org.brightline.fingerprint.Fingerprint;
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
    private final Clock clock;

    BankRows(Banks banks, BanksSettings usual, Access access, Clock clock) {
        this.banks = banks;
        this.usual = usual;
        this.access = access;
        this.clock = clock;
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

    BankViews.EntryRow entry(KnownEntry entry, @Nullable Integer distance) {
        return entry(entry, distance, "");
    }

    private BankViews.EntryRow entry(KnownEntry entry, @Nullable Integer distance, String done) {
        return new BankViews.EntryRow(
                entry.number(),
                entry.bank(),
                BankViews.Print.of(entry.fingerprints()),
                entry.provenance().label(),
                entry.provenance().source(),
                entry.provenance().incident(),
                entry.provenance().reason(),
                words(entry.state().validity()),
                entry.addedAt(),
                Words.actor(entry.addedBy(), access),
                distance,
                done);
    }

    private String words(Validity validity) {
        if (!validity.enabled()) {
            return "switched off";
        }
        Instant now = clock.instant();
        Instant until = validity.until();
        if (until != null && !now.isBefore(until)) {
            return "expired on " + Days.text(until);
        }
        List<String> words = new ArrayList<>();
        add(words, "from ", validity.from(), now);
        add(words, "switched off until ", validity.disabledUntil(), now);
        if (until != null) {
            words.add("until " + Days.text(until));
        }
        return String.join(", ", words);
    }

    /** What has begun needs no words. */
    private static void add(List<String> words, String word, @Nullable Instant instant, Instant now) {
        if (instant != null && now.isBefore(instant)) {
            words.add(word + Days.text(instant));
        }
    }

    /**
     * Something to look for.
     *
     * @param done what was done to it before, in words
     */
    private record Asked(Fingerprint print, String done) {}

    /** A match, and what was done before to what was looked for. */
    private record Found(Match match, String done) {}

    /** Entries of all banks that one of the fingerprints looks like. */
    List<BankViews.EntryRow> alike(List<Fingerprint> fingerprints) {
        return found(fingerprints.stream().map(print -> new Asked(print, "")).toList());
    }

    /** Entries of all banks that a file looks like, pictures in every way that they are looked at when they come in. */
    List<BankViews.EntryRow> alike(FileLook look) {
        List<Asked> asked = new ArrayList<>();
        look.fingerprints().forEach(print -> asked.add(new Asked(print, "")));
        look.looks().stream()
                .filter(each -> !each.asItIs())
                .forEach(each -> asked.add(new Asked(each.hash().hash(), MatchNotes.done(each))));
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
                        .map(match -> new Found(match, one.done())))
                .sorted(Comparator.comparingInt(found -> found.match().distance()))
                .forEach(found -> nearest.putIfAbsent(found.match().number(), found));
        Map<Long, KnownEntry> known = banks.entries(nearest.keySet());
        return nearest.values().stream()
                .filter(found -> known.containsKey(found.match().number()))
                .map(found -> entry(
                        Objects.requireNonNull(known.get(found.match().number())),
                        found.match().distance(),
                        found.done()))
                .toList();
    }
}
