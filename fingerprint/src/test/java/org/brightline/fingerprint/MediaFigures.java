package org.brightline.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.brightline.fingerprint.confined.ConfinedDecoder;
import org.brightline.fingerprint.confined.ConfinedDecoderSettings;
import org.brightline.fingerprint.confined.Confinement;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.fingerprint.video.Ffmpeg;
import org.brightline.fingerprint.video.FrameSampling;
import org.brightline.fingerprint.video.VideoHasher;
import org.brightline.fingerprint.video.VideoLimits;

/**
 * Measures what confinement costs and how long videos take, over the shared data sets; prints one figure a line.
 *
 * <p>Run by hand: {@code java -cp CLASSPATH org.brightline.fingerprint.MediaFigures FOLDER}, the folder of data sets.
 */
final class MediaFigures {

    private static final int PHOTOS = 100;

    private MediaFigures() {}

    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        pictures(data.resolve("images"));
        clip();
        screening(data.resolve("videos"));
    }

    private static void pictures(Path folder) throws Exception {
        List<byte[]> photos = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jpg"))
                    .sorted()
                    .limit(PHOTOS)
                    .toList()) {
                photos.add(Files.readAllBytes(file));
            }
        }
        PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
        Confinement confinement = Confinement.detect();
        System.out.println(confinement);
        try (ConfinedDecoder confined = new ConfinedDecoder(ConfinedDecoderSettings.DEFAULT, confinement)) {
            long began = System.nanoTime();
            confined.look(photos.getFirst());
            say("first picture, with the start of the child", began, 1);
            for (int round = 0; round < 4; round++) {
                began = System.nanoTime();
                for (byte[] photo : photos) {
                    PdqHasher.hash(decoder.decode(photo));
                }
                say("in process, round " + round, began, photos.size());
                began = System.nanoTime();
                for (byte[] photo : photos) {
                    confined.look(photo);
                }
                say("confined, round " + round, began, photos.size());
            }
        }
    }

    private static void say(String what, long began, int pictures) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %.1f ms a picture%n", what, seconds * 1000 / pictures);
    }

    /** Half a minute of 1280 × 720 at 30 frames a second in H.264, or MPEG-4 where the encoder is missing. */
    private static void clip() throws Exception {
        Path folder = Files.createTempDirectory("media-figures");
        Path clip = folder.resolve("clip.mp4");
        Ffmpeg ffmpeg = Ffmpeg.find().orElseThrow();
        Process process = new ProcessBuilder(
                        ffmpeg.program().toString(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "lavfi",
                        "-i",
                        "mandelbrot=size=1280x720:rate=30:maxiter=200",
                        "-t",
                        "30",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:v",
                        System.getProperty("encoder", "libopenh264"),
                        "-b:v",
                        "2500k",
                        clip.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("no clip");
        }
        VideoHasher hasher = new VideoHasher(ffmpeg, Confinement.detect(), VideoLimits.DEFAULT);
        for (int round = 0; round < 4; round++) {
            for (FrameSampling sampling : List.of(FrameSampling.EXACT, FrameSampling.SCREENING)) {
                long began = System.nanoTime();
                double cpu = childSeconds();
                int frames = hasher.look(clip, sampling).vpdq().frames().size();
                System.out.printf(
                        Locale.ROOT,
                        "30 s of 720p, exact %s: %.2f s, of which the child computed %.2f s, %d frames%n",
                        sampling.exact(),
                        (System.nanoTime() - began) / 1e9,
                        childSeconds() - cpu,
                        frames);
            }
        }
        Files.delete(clip);
        Files.delete(folder);
    }

    /** The computing time of all children that have ended (proc(5): cutime and cstime, in hundredths). */
    private static double childSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    }

    private static void screening(Path folder) throws Exception {
        VideoHasher hasher = new VideoHasher(Ffmpeg.find().orElseThrow(), Confinement.detect(), VideoLimits.DEFAULT);
        List<Integer> bits = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".mp4")).sorted().toList()) {
                List<Vpdq.Frame> exact =
                        hasher.look(file, FrameSampling.EXACT).vpdq().frames();
                List<Vpdq.Frame> near =
                        hasher.look(file, FrameSampling.SCREENING).vpdq().frames();
                for (int i = 0; i < Math.min(exact.size(), near.size()); i++) {
                    if (exact.get(i).quality() >= PdqHash.USABLE_QUALITY) {
                        bits.add(exact.get(i).hash().distance(near.get(i).hash()));
                    }
                }
            }
        }
        Collections.sort(bits);
        System.out.println(
                "screening against exact, bits of " + bits.size() + " frames: median " + bits.get(bits.size() / 2)
                        + ", p90 " + bits.get(bits.size() * 9 / 10) + ", most " + bits.getLast() + ", within 31: "
                        + bits.stream().filter(b -> b <= 31).count());
    }
}
