package org.brightline.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.flood.Watch;
import org.jspecify.annotations.Nullable;

/** Turns rows that are near enough into a result: what counts, what does not, and why. */
final class Findings {

    private static final Comparator<Hit> NEAREST_FIRST =
            Comparator.comparingInt(Hit::distance).thenComparingLong(Hit::number);

    /** Types of fingerprints that are equal for the same file alone. */
    private static final Set<FingerprintType> DIGESTS = EnumSet.of(
            FingerprintType.SHA256, FingerprintType.MD5, FingerprintType.VIDEO_SHA256, FingerprintType.VIDEO_MD5);

    private final Query query;
    private final ProvenanceLookup provenance;
    private final @Nullable Watching watch;
    private final Sampling sampling;

    /**
     * Who is told what matches.
     *
     * @param roles the roles of the banks whose entries are told of
     */
    record Watching(Watch watch, Set<BankRole> roles) {

        Watching once() {
            return new Watching(watch.once(), roles);
        }

        Watching only(Set<BankRole> fewer) {
            return new Watching(watch, Set.copyOf(fewer));
        }

        /** Tells what matched; the entries that are in quarantine. */
        Set<Long> quarantined(List<Hit> hits) {
            Set<Long> quarantined = new HashSet<>();
            for (Hit hit : hits) {
                if (roles.contains(hit.bank().role()) && watch.matched(hit.number())) {
                    quarantined.add(hit.number());
                }
            }
            return quarantined;
        }
    }

    private record SilencedHit(Hit hit, Hit by) {}

    Findings(Query query, ProvenanceLookup provenance, @Nullable Watching watch, Sampling sampling) {
        this.query = query;
        this.provenance = provenance;
        this.watch = watch;
        this.sampling = sampling;
    }

    MatchResult of(List<Hit> hits) {
        hits.sort(NEAREST_FIRST);
        List<Hit> counted = new ArrayList<>();
        List<SilencedHit> silenced = new ArrayList<>();
        List<Hit> sampledOut = new ArrayList<>();
        Hit harmless = null;
        for (Hit hit : hits) {
            if (hit.bank().role() == BankRole.NEGATIVE && harmless == null && taken(hit)) {
                harmless = hit;
            }
        }
        for (Hit hit : hits) {
            if (hit.bank().role() == BankRole.NEGATIVE) {
                continue;
            }
            if (!taken(hit)) {
                sampledOut.add(hit);
            } else if (harmless != null && harmless.distance() <= hit.distance()) {
                silenced.add(new SilencedHit(hit, harmless));
            } else {
                counted.add(hit);
            }
        }
        return shown(counted, silenced, sampledOut, harmless);
    }

    private boolean taken(Hit hit) {
        String content = query.content();
        return sampling.takes(hit.bank(), content == null ? query.fingerprint() : content);
    }

    private MatchResult shown(
            List<Hit> counted, List<SilencedHit> silenced, List<Hit> sampledOut, @Nullable Hit harmless) {
        Set<Long> quarantined = watch == null ? Set.of() : watch.quarantined(counted);
        List<Hit> matches = limited(counted);
        List<SilencedHit> quiet = limited(silenced);
        List<Hit> spared = limited(sampledOut);
        Set<Long> numbers = new HashSet<>();
        Stream.of(matches.stream(), quiet.stream().map(SilencedHit::hit), spared.stream())
                .flatMap(hits -> hits)
                .forEach(hit -> numbers.add(hit.number()));
        if (harmless != null && !quiet.isEmpty()) {
            numbers.add(harmless.number());
        }
        Map<Long, Provenance> known = numbers.isEmpty() ? Map.of() : provenance.find(numbers);
        return new MatchResult(
                matches.stream().map(hit -> match(hit, known, quarantined)).toList(),
                quiet.stream()
                        .map(pair -> new MatchResult.Silenced(
                                match(pair.hit(), known, quarantined), match(pair.by(), known, quarantined)))
                        .toList(),
                spared.stream().map(hit -> match(hit, known, quarantined)).toList(),
                counted.size());
    }

    private <T> List<T> limited(List<T> list) {
        return list.subList(0, Math.min(query.limit(), list.size()));
    }

    /** A copy of confirmed content to the last bit is no mistake of likeness: it counts in a flood as well. */
    private boolean sure(Hit hit) {
        return hit.bank().role() == BankRole.CONFIRMED
                && DIGESTS.contains(query.fingerprint().type());
    }

    private Match match(Hit hit, Map<Long, Provenance> known, Set<Long> quarantined) {
        Provenance provenance = known.getOrDefault(hit.number(), Provenance.unknown(hit.number()));
        return new Match(
                BankEntry.of(hit.bank().name(), hit.fingerprint(), provenance),
                hit.distance(),
                hit.threshold(),
                hit.number(),
                hit.bank().role(),
                quarantined.contains(hit.number()) && !sure(hit),
                hit.share());
    }
}
