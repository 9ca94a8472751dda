package org.brightline.matching;

import java.time.InstantSource;
import org.brightline.fingerprint.video.VpdqThresholds;
import org.brightline.matching.flood.FloodGuard;
import org.jspecify.annotations.Nullable;

/**
 * What an index needs besides its entries.
 *
 * @param clock tells when entries are matched
 * @param samplingSeed another seed samples other content
 * @param provenance tells where entries come from
 * @param guard watches for floods; nobody does if null
 * @param video how much of two videos has to be the same; the distance of frames is that of the bank, and their quality is
 *     always at least {@link org.brightline.fingerprint.picture.PdqHash#USABLE_QUALITY}
 */
public record MatchSettings(
        InstantSource clock,
        String samplingSeed,
        ProvenanceLookup provenance,
        @Nullable FloodGuard guard,
        VpdqThresholds video) {

    /** The time of the system, no provenance, no guard. */
    public static final MatchSettings PLAIN =
            new MatchSettings(InstantSource.system(), "", ProvenanceLookup.NONE, null, VpdqThresholds.DEFAULT);

    /** The same with another clock. */
    public MatchSettings withClock(InstantSource other) {
        return new MatchSettings(other, samplingSeed, provenance, guard, video);
    }

    /** The same with another seed. */
    public MatchSettings withSamplingSeed(String seed) {
        return new MatchSettings(clock, seed, provenance, guard, video);
    }

    /** The same with another lookup. */
    public MatchSettings withProvenance(ProvenanceLookup lookup) {
        return new MatchSettings(clock, samplingSeed, lookup, guard, video);
    }

    /** The same with another guard, or none. */
    public MatchSettings withGuard(@Nullable FloodGuard other) {
        return new MatchSettings(clock, samplingSeed, provenance, other, video);
    }

    /** The same with other percentages for videos. */
    public MatchSettings withVideo(VpdqThresholds thresholds) {
        return new MatchSettings(clock, samplingSeed, provenance, guard, thresholds);
    }
}
