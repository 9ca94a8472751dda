package org.brightline.platform.hma.internal;

import java.util.List;
import java.util.Map;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.TextMinHash;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.fingerprint.Tlsh;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.video.VpdqComparison;
import org.brightline.fingerprint.video.VpdqThresholds;
import org.brightline.matching.MatchIndex;

/** Compares two signals of a type at the usual thresholds. */
final class Comparisons {
    private Comparisons() {}

    /** Whether they match, and how near they are: nothing more can be said of what is equal or not. */
    static List<Object> of(Fingerprint one, Fingerprint other) {
        return switch (one) {
            case Pdq pdq -> near(pdq.distance((Pdq) other), MatchIndex.DEFAULT_THRESHOLD);
            case Tlsh tlsh -> near(tlsh.distanceWithoutLength((Tlsh) other), Tlsh.DEFAULT_THRESHOLD);
            case TextMinHash sketch -> near(sketch.distance((TextMinHash) other), TextSketcher.DEFAULT_THRESHOLD);
            case Vpdq video -> videos(VpdqComparison.of(video, (Vpdq) other, VpdqThresholds.DEFAULT));
            default -> List.of(one.equals(other), Map.of());
        };
    }

    private static List<Object> near(int distance, int threshold) {
        return List.of(distance <= threshold, Map.of("distance", distance));
    }

    private static List<Object> videos(VpdqComparison comparison) {
        return List.of(
                comparison.matches(),
                Map.of(
                        "query_match_percent",
                        comparison.queryPercent(),
                        "compared_match_percent",
                        comparison.targetPercent()));
    }
}
