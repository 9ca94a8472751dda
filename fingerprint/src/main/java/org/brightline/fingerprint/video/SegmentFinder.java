package org.brightline.fingerprint.video;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.video.VpdqComparison.Segment;

/**
 * Finds where two videos run alongside each other: runs of frames that are the same and keep their distance in time. Of
 * runs that overlap in the query the one with the most frames is kept, so that a still picture gives one segment.
 */
final class SegmentFinder {

    /** The most segments of one comparison; the longest are kept. */
    static final int MOST_SEGMENTS = 100;

    /** Sampled once a second, two cuts of the same video may be off by a second and by rounding. */
    private static final int LARGEST_DRIFT = 1500;

    /** Some frames of a run may be missing, because they are plain or carry a caption. */
    private static final int LARGEST_GAP = 5000;

    private final int distance;
    private final Map<Integer, Run> running = new HashMap<>();
    private final List<Run> runs = new ArrayList<>();

    SegmentFinder(int distance) {
        this.distance = distance;
    }

    List<Segment> find(List<Vpdq.Frame> query, List<Vpdq.Frame> target) {
        for (Vpdq.Frame frame : query) {
            for (Vpdq.Frame other : target) {
                if (frame.hash().distance(other.hash()) <= distance) {
                    add(frame.milliseconds(), other.milliseconds());
                }
            }
        }
        runs.sort(Comparator.comparingInt((Run run) -> -run.frames).thenComparingInt(run -> run.queryFrom));
        List<Segment> segments = new ArrayList<>();
        for (Run run : runs) {
            if (segments.size() < MOST_SEGMENTS && segments.stream().noneMatch(run::overlaps)) {
                segments.add(run.segment());
            }
        }
        segments.sort(Comparator.comparingInt(Segment::queryFrom));
        return segments;
    }

    /** Frames of the query come in their order, so a run that was left behind is never taken up again. */
    private void add(int query, int target) {
        int lane = Math.floorDiv(target - query, LARGEST_DRIFT);
        for (int near : new int[] {lane, lane - 1, lane + 1}) {
            Run run = running.get(near);
            if (run != null && run.takes(query, target)) {
                return;
            }
        }
        Run started = new Run(query, target);
        running.put(lane, started);
        runs.add(started);
    }

    private static final class Run {
        private final int queryFrom;
        private final int targetFrom;
        private int queryTo;
        private int targetTo;
        private int frames = 1;

        Run(int query, int target) {
            queryFrom = query;
            queryTo = query;
            targetFrom = target;
            targetTo = target;
        }

        boolean takes(int query, int target) {
            int drift = Math.abs((target - targetTo) - (query - queryTo));
            if (drift > LARGEST_DRIFT || query - queryTo > LARGEST_GAP || target < targetTo) {
                return false;
            }
            // Of several frames of the target that look like this one, the run goes on to the one that is in step.
            if (query > queryTo) {
                frames++;
                queryTo = query;
                targetTo = target;
            } else if (outOfStep(target) < outOfStep(targetTo)) {
                targetTo = target;
            }
            return true;
        }

        private int outOfStep(int target) {
            return Math.abs((target - targetFrom) - (queryTo - queryFrom));
        }

        boolean overlaps(Segment other) {
            return queryFrom <= other.queryTo() && other.queryFrom() <= queryTo;
        }

        Segment segment() {
            return new Segment(queryFrom, queryTo, targetFrom, targetTo, frames);
        }
    }
}
