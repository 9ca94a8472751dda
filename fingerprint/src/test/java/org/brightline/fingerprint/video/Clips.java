package org.brightline.fingerprint.video;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Drawn clips, made by the ffmpeg of the machine. */
public final class Clips {

    private static final Optional<Ffmpeg> FFMPEG = Ffmpeg.find();

    private Clips() {}

    /** An ffmpeg, or the test is skipped and says why. */
    public static Ffmpeg ffmpeg() {
        assumeTrue(FFMPEG.isPresent(), "Skipped: no ffmpeg of version 5.1 or later runs here.");
        return FFMPEG.orElseThrow();
    }

    /** A moving test picture of 30 frames a second in MPEG-4. */
    public static Path draw(Path file, int seconds, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ffmpeg().program().toString(),
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x240:rate=30:duration=" + seconds));
        command.addAll(List.of(options));
        command.addAll(List.of("-c:v", "mpeg4", "-q:v", "3", "-bf", "2", file.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("ffmpeg could not draw the clip");
        }
        return file;
    }
}
