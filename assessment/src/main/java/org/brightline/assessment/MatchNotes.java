package org.brightline.assessment;

import java.util.Locale;
import java.util.stream.Collectors;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.picture.Turn;
import org.brightline.fingerprint.video.VpdqComparison;
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

    /** How much of two videos is the same. */
    static String of(Match.VideoShare share) {
        return String.format(
                Locale.ROOT,
                "%.0f %% of its frames are in the known video, and %.0f %% of the known video's frames in it.",
                share.queryPercent(),
                share.entryPercent());
    }

    /** Where two videos are the same; empty where no part of one runs alongside the other. */
    static String of(VpdqComparison comparison) {
        return comparison.segments().stream()
                .limit(MOST_SEGMENTS)
                .map(segment ->
                        time(segment.targetFrom()) + "–" + time(segment.targetTo()) + " of the known video is at "
                                + time(segment.queryFrom()) + "–" + time(segment.queryTo()) + " of it")
                .collect(Collectors.joining("; ", " ", "."));
    }

    /** A time in a video, such as "1:05". */
    public static String time(int milliseconds) {
        int seconds = milliseconds / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
