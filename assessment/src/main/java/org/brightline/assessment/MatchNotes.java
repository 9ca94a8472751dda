package org.brightline.assessment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.picture.Turn;
import org.brightline.fingerprint.video.VpdqComparison;
import org.brightline.fingerprint.video.VpdqThresholds;
import org.brightline.matching.Match;
import org.jspecify.annotations.Nullable;

/** Says in a plain sentence how a match was found, for the person who looks at it. */
public final class MatchNotes {
    private static final int MOST_SEGMENTS = 5;

    private MatchNotes() {}

    /** What was done to the picture before it looked like the known one; null where nothing was. */
    static @Nullable String of(PictureLook.Look look) {
        return look.asItIs() ? null : "It looks like the known picture once it is " + done(look) + ".";
    }

    /** What was done to a picture, such as "turned upside down and without its black bars"; empty where nothing was. */
    public static String done(PictureLook.Look look) {
        String turned = turned(look.turn());
        if (!look.withoutBars()) {
            return turned;
        }
        return (turned.isEmpty() ? "taken " : turned + " and ") + "without its black bars";
    }

    private static String turned(Turn turn) {
        return switch (turn) {
            case ORIGINAL -> "";
            case ROTATED_90 -> "turned a quarter against the clock";
            case ROTATED_180 -> "turned upside down";
            case ROTATED_270 -> "turned a quarter with the clock";
            case FLIPPED_X -> "mirrored, top and bottom exchanged";
            case FLIPPED_Y -> "mirrored, left and right exchanged";
            case TRANSPOSED -> "mirrored, rows and columns exchanged";
            case TRANSVERSED -> "mirrored, rows and columns exchanged, and turned upside down";
        };
    }

    /**
     * How much of two videos is the same, then where: each part by its times in both. Empty where the match is of no video.
     *
     * @param video what was looked up
     * @param known what it matched
     */
    public static List<String> of(Match match, Vpdq video, Vpdq known) {
        Match.VideoShare share = match.share();
        if (share == null) {
            return List.of();
        }
        VpdqThresholds thresholds =
                new VpdqThresholds(VpdqThresholds.DEFAULT.quality(), match.threshold(), share.queryPercent(), 0);
        return Stream.concat(
                        Stream.of(of(share)),
                        VpdqComparison.of(video, known, thresholds).segments().stream()
                                .map(MatchNotes::of))
                .toList();
    }

    /** How much of two videos is the same. */
    static String of(Match.VideoShare share) {
        return String.format(
                Locale.ROOT,
                "%.0f %% of its frames are in the known video, and %.0f %% of the known video's frames in it.",
                share.queryPercent(),
                share.entryPercent());
    }

    /** The same as one paragraph, with the first few parts. */
    static @Nullable String paragraph(Match match, Vpdq video, Optional<Vpdq> known) {
        Match.VideoShare share = match.share();
        if (share == null) {
            return null;
        }
        List<String> all = known.map(other -> of(match, video, other)).orElse(List.of(of(share)));
        return all.getFirst()
                + (all.size() == 1
                        ? ""
                        : all.stream().skip(1).limit(MOST_SEGMENTS).collect(Collectors.joining("; ", " ", ".")));
    }

    private static String of(VpdqComparison.Segment segment) {
        return time(segment.targetFrom()) + "–" + time(segment.targetTo()) + " of the known video is at "
                + time(segment.queryFrom()) + "–" + time(segment.queryTo()) + " of it";
    }

    /** A time in a video, such as "1:05". */
    public static String time(int milliseconds) {
        int seconds = milliseconds / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
