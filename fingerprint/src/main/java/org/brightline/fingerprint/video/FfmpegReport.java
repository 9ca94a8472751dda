package org.brightline.fingerprint.video;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brightline.fingerprint.Vpdq;

/**
 * What ffmpeg tells beside the frames: when each is shown, and what went wrong. Nothing of it is shown to people, as parts of
 * the file may be in it. Lines that are too long are cut and all are read, so that ffmpeg never waits.
 */
final class FfmpegReport implements Runnable {

    private static final int LONGEST_LINE = 1000;

    /** Descriptions from the file come after a space, so that none can pass for such a line. */
    private static final Pattern FRAME = Pattern.compile(
            "\\[Parsed_showinfo_[0-9]+ @ [0-9a-fx]+] \\[info] n: *[0-9]+ .*?pts_time:(-?[0-9]{1,7}(?:\\.[0-9]+)?) .*");

    private static final Pattern ERROR = Pattern.compile("(?:\\[[^]]* @ [0-9a-fx]+] )*\\[(?:error|fatal)] .*");

    private static final String TOO_MANY_PIXELS = "exceeds specified max pixel count";

    private final InputStream in;
    private final List<Integer> milliseconds = new ArrayList<>();
    private int errors;
    private boolean tooManyPixels;

    FfmpegReport(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Reads to the end; what it has read is to be asked for after its thread has ended. */
    @Override
    public void run() {
        try {
            byte[] line = new byte[LONGEST_LINE];
            int length = 0;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    hear(new String(line, 0, length, StandardCharsets.ISO_8859_1));
                    length = 0;
                } else if (length < LONGEST_LINE) {
                    line[length++] = (byte) c;
                }
            }
        } catch (IOException e) {
            // The child was killed; its end is told by its exit code.
            errors++;
        }
    }

    private void hear(String line) {
        Matcher frame = FRAME.matcher(line);
        if (frame.matches()) {
            if (milliseconds.size() <= Vpdq.MAX_FRAMES) {
                milliseconds.add(
                        (int) Math.clamp(Math.round(Double.parseDouble(frame.group(1)) * 1000), 0, Integer.MAX_VALUE));
            }
        } else if (ERROR.matcher(line).matches()) {
            errors++;
            tooManyPixels |= line.contains(TOO_MANY_PIXELS);
        }
    }

    List<Integer> milliseconds() {
        return milliseconds;
    }

    int errors() {
        return errors;
    }

    boolean tooManyPixels() {
        return tooManyPixels;
    }
}
