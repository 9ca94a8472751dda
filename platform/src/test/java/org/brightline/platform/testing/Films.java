package org.brightline.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.brightline.fingerprint.video.Ffmpeg;

/** Drawn films, made by the ffmpeg of the machine; without one the test is skipped and says why. */
public final class Films {
    private Films() {}

    /** Some seconds of a drawn film, from a second on. */
    public static byte[] draw(int from, int seconds) throws Exception {
        Optional<Ffmpeg> ffmpeg = Ffmpeg.find();
        assumeTrue(ffmpeg.isPresent(), "Skipped: no ffmpeg of version 5.1 or later runs here.");
        Path file = Files.createTempFile("film", ".mkv");
        try {
            Process process = new ProcessBuilder(
                            ffmpeg.orElseThrow().program().toString(),
                            "-nostdin",
                            "-v",
                            "error",
                            "-y",
                            "-f",
                            "lavfi",
                            "-i",
                            "mandelbrot=size=320x240:rate=10:end_scale=0.05",
                            "-ss",
                            Integer.toString(from),
                            "-t",
                            Integer.toString(seconds),
                            "-c:v",
                            "mpeg4",
                            "-q:v",
                            "3",
                            file.toString())
                    .inheritIO()
                    .start();
            assertThat(process.waitFor()).isZero();
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}
