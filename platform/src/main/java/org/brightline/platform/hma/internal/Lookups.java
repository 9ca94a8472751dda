package org.brightline.platform.hma.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.matching.BankRole;
import org.brightline.matching.BankSettings;
import org.brightline.matching.Match;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.Query;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.base.Actor;
import org.brightline.platform.hma.internal.input.Signals;
import org.jspecify.annotations.Nullable;

/** Looks signals up in the index of this moment. No look-up asks the database. */
final class Lookups {
    private final Banks banks;
    private volatile Views views;

    /**
     * An index and what is made of it once for many look-ups.
     *
     * @param index as the banks have it
     * @param counted heeds shares and switches, and notices floods
     * @param everyBank heeds the switches of entries, but not those and the shares of banks
     * @param raw heeds neither
     */
    private record Views(MatchIndex index, MatchIndex counted, MatchIndex everyBank, MatchIndex raw) {
        static Views of(MatchIndex index) {
            MatchIndex plain = index.unexplained();
            MatchIndex everyBank = plain.unwatched().withBanks(Views::open);
            return new Views(index, plain, everyBank, everyBank.anytime());
        }

        /** What is known to be harmless stays as it is: it is no content that could be found. */
        private static BankSettings open(BankSettings bank) {
            return bank.role() == BankRole.NEGATIVE
                    ? bank
                    : bank.withEnabled(true).withSampling(1);
        }
    }

    /** A piece of known content that a signal looks like. */
    record BankMatch(@JsonProperty("bank_content_id") long content, String distance) {
        static BankMatch of(Match match) {
            return new BankMatch(match.number(), Signals.distance(match));
        }
    }

    /**
     * How to look.
     *
     * @param banks names of the banks to look in; all if empty
     * @param seed names the content, so that each bank with a share always decides the same about it; the signal does if null
     * @param everyBank whether shares and switches of banks are passed over
     * @param floods the roles of the banks for whose floods it counts, unless shares and switches are passed over
     */
    record Wish(Set<String> banks, @Nullable String seed, boolean everyBank, Set<BankRole> floods) {}

    /** For whose floods a look-up of this caller counts: without a key nobody can bring what is confirmed into quarantine. */
    static Set<BankRole> floods(Actor by) {
        return by.equals(Actor.HMA) ? EnumSet.of(BankRole.CANDIDATE) : EnumSet.allOf(BankRole.class);
    }

    Lookups(Banks banks) {
        this.banks = banks;
        this.views = Views.of(banks.index());
    }

    private Views now() {
        MatchIndex index = banks.index();
        Views known = views;
        if (known.index() != index) {
            known = Views.of(index);
            views = known;
        }
        return known;
    }

    /** Everything near enough, whatever is switched off. */
    List<Match> raw(Fingerprint signal, Set<String> in) {
        return now().raw().find(Query.of(signal).in(in)).matches();
    }

    /** The index for one thing that somebody asks about in one or in several ways: an entry counts once for a flood. */
    MatchIndex asking(Wish wish) {
        Views now = now();
        return wish.everyBank()
                ? now.everyBank()
                : now.counted().countingOnly(wish.floods()).countingOnce();
    }

    /** What is near enough and counts, the nearest first; each entry once, however many of the signals it is like. */
    List<Match> matches(MatchIndex index, Collection<? extends Fingerprint> signals, Wish wish) {
        Map<Long, Match> nearest = new LinkedHashMap<>();
        for (Fingerprint signal : signals) {
            Query query = Query.of(signal).in(wish.banks());
            index.find(wish.seed() == null ? query : query.about(wish.seed()))
                    .matches()
                    .forEach(match -> nearest.merge(
                            match.number(), match, (one, other) -> other.distance() < one.distance() ? other : one));
        }
        return signals.size() < 2
                ? List.copyOf(nearest.values())
                : nearest.values().stream()
                        .sorted(Comparator.comparingInt(Match::distance).thenComparingLong(Match::number))
                        .toList();
    }

    /** As {@link #matches}, by the names of their banks. */
    Map<String, List<BankMatch>> byBank(MatchIndex index, Collection<? extends Fingerprint> signals, Wish wish) {
        Map<String, List<BankMatch>> found = new LinkedHashMap<>();
        for (Match match : matches(index, signals, wish)) {
            found.computeIfAbsent(match.entry().bank(), _ -> new ArrayList<>()).add(BankMatch.of(match));
        }
        return found;
    }

    /** The settings of a bank as the index has them, or null. */
    @Nullable BankSettings bank(String name) {
        return now().index().banks().stream()
                .filter(bank -> bank.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
