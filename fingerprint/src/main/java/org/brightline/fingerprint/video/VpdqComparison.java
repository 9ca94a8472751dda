package org.brightline.fingerprint.video;

import java.util.List;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Vpdq;

/**
 * How much of one video is in another, and where.
 *
 * <p>Percentages are of different frames: frames of too low a quality are left out, and frames with the same hash count
 * once, so that a still picture that is shown for a minute does not outweigh the rest. Where one of the videos has no
 * usable frame, nothing matches. Source: the vPDQ of Facebook's ThreatExchange repository (its Python library: a distance
 * of exactly the threshold still matches).
 *
 * @param queryPercent the part of the query's frames that are in the target, 0 to 100
 * @param targetPercent the part of the target's frames that are in the query, 0 to 100
 * @param segments where they run alongside each other, in the order of the query
 * @param matches whether both percentages reach their thresholds
 */
public record VpdqComparison(double queryPercent, double targetPercent, List<Segment> segments, boolean matches) {

    /** Copies the list. */
    public VpdqComparison {
        segments = List.copyOf(segments);
    }

    /**
     * A part of the query that shows a part of the target at the same speed. Times are of the first and the last frame, in
     * milliseconds.
     *
     * @param queryFrom where the part begins in the query
     * @param queryTo where it ends in the query
     * @param targetFrom where it begins in the target
     * @param targetTo where it ends in the target
     * @param frames the number of frames that are the same, at least 1
     */
    public record Segment(int queryFrom, int queryTo, int targetFrom, int targetTo, int frames) {}

    /** Compares two videos. A pure function; its work grows with the product of the numbers of frames. */
    public static VpdqComparison of(Vpdq query, Vpdq target, VpdqThresholds thresholds) {
        List<Vpdq.Frame> usableQuery = usable(query, thresholds);
        List<Vpdq.Frame> usableTarget = usable(target, thresholds);
        double queryPercent = percent(different(usableQuery), different(usableTarget), thresholds.distance());
        double targetPercent = percent(different(usableTarget), different(usableQuery), thresholds.distance());
        boolean matches = !usableQuery.isEmpty()
                && !usableTarget.isEmpty()
                && queryPercent >= thresholds.queryPercent()
                && targetPercent >= thresholds.targetPercent();
        return new VpdqComparison(
                queryPercent,
                targetPercent,
                new SegmentFinder(thresholds.distance()).find(usableQuery, usableTarget),
                matches);
    }

    private static List<Vpdq.Frame> usable(Vpdq video, VpdqThresholds thresholds) {
        return video.frames().stream()
                .filter(frame -> frame.quality() >= thresholds.quality())
                .toList();
    }

    private static List<Pdq> different(List<Vpdq.Frame> frames) {
        return frames.stream().map(Vpdq.Frame::hash).distinct().toList();
    }

    private static double percent(List<Pdq> frames, List<Pdq> others, int distance) {
        if (frames.isEmpty()) {
            return 0;
        }
        long found = frames.stream()
                .filter(frame -> others.stream().anyMatch(other -> frame.distance(other) <= distance))
                .count();
        return found * 100.0 / frames.size();
    }
}
