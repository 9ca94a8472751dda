package org.brightline.benchmarks.pdq;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.decoding.Codecs;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.matching.MatchIndex;

/**
 * Our side of {@code benchmarks/pdq-peers}:
 *
 * <pre>
 * hash FILE.ppm...            the hashes of decoded pictures: name, way, turn, hash, quality
 * speed SECONDS FILE.jpg...   pictures a second of the processor time of one thread: way, rate
 * screen SECONDS FILE.jpg...  the last of these alone, for a profiler
 * drift FILE.jpg...           how far the hash of a screened picture is from that of the whole one: way, figures
 * cut FILE.jpg...             how far the hash of a file that is cut short is from that of the whole one: what is left, figures
 * </pre>
 */
public final class PdqTool {

    private static final PictureDecoder INSTALLED = new PictureDecoder(PictureLimits.DEFAULT);
    private static final PictureDecoder JAVA = new PictureDecoder(PictureLimits.DEFAULT, Codecs.JAVA);

    private final PrintStream out;

    private PdqTool(PrintStream out) {
        this.out = out;
    }

    /** @param args see the class */
    public static void main(String[] args) throws PictureException {
        PdqTool tool = new PdqTool(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "hash" -> tool.hash(rest);
            case "speed" -> tool.speed(Double.parseDouble(rest.getFirst()), bytes(rest.subList(1, rest.size())));
            case "screen" -> tool.screen(Double.parseDouble(rest.getFirst()), bytes(rest.subList(1, rest.size())));
            case "drift" -> tool.drift(bytes(rest));
            case "cut" -> tool.cut(bytes(rest));
            default ->
                throw new IllegalArgumentException("The first word is «hash», «speed», «screen», «drift» or «cut».");
        }
    }

    private void hash(List<String> files) {
        for (String file : files) {
            Picture picture = ppm(bytes(file));
            PdqHasher.turned(picture)
                    .forEach((turn, hash) -> out.println(file + " full "
                            + turn.name().toLowerCase(Locale.ROOT) + " " + hash.hash() + " " + hash.quality()));
        }
    }

    private void speed(double seconds, List<byte[]> files) throws PictureException {
        Picture[] pictures = new Picture[files.size()];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = INSTALLED.decode(files.get(i));
        }
        measure("full", seconds, pictures.length, i -> PdqHasher.hash(pictures[i]));
        measure("jpeg-full", seconds, pictures.length, i -> PdqHasher.hash(INSTALLED.decode(files.get(i))));
        measure("jpeg-full-java", seconds, pictures.length, i -> PdqHasher.hash(JAVA.decode(files.get(i))));
        screen(seconds, files);
    }

    private void screen(double seconds, List<byte[]> files) throws PictureException {
        measure("jpeg-screened", seconds, files.size(), i -> PdqHasher.hash(INSTALLED.screen(files.get(i))));
    }

    private interface Work {
        PdqHash on(int index) throws PictureException;
    }

    private void measure(String way, double seconds, int count, Work work) throws PictureException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int quality = 0;
        long warm = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - warm < seconds * 1e9) {
            quality += work.on(0).quality();
        }
        long start = threads.getCurrentThreadCpuTime();
        int done = 0;
        while (threads.getCurrentThreadCpuTime() - start < seconds * 1e9) {
            for (int i = 0; i < count; i++, done++) {
                quality += work.on(i).quality();
            }
        }
        double spent = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        if (quality == 0) {
            throw new IllegalStateException("Only plain pictures were hashed.");
        }
        out.printf("%s %.1f%n", way, done / spent);
    }

    private void drift(List<byte[]> files) throws PictureException {
        Map<Integer, int[]> byReduction = new TreeMap<>();
        int[] all = new int[Pdq.BITS + 1];
        for (byte[] file : files) {
            Picture screened = INSTALLED.screen(file);
            Pdq whole = PdqHasher.hash(INSTALLED.decode(file)).hash();
            int distance = PdqHasher.hash(screened).hash().distance(whole);
            all[distance]++;
            byReduction.computeIfAbsent(screened.reduction(), reduction -> new int[Pdq.BITS + 1])[distance]++;
        }
        byReduction.forEach((reduction, counts) -> print("1/" + reduction, counts));
        print("all", all);
    }

    private void cut(List<byte[]> files) throws PictureException {
        for (int percent : new int[] {95, 90, 75, 50}) {
            int[] counts = new int[Pdq.BITS + 1];
            int refused = 0;
            for (byte[] file : files) {
                Pdq whole = PdqHasher.hash(INSTALLED.decode(file)).hash();
                try {
                    INSTALLED.decodeFrames(
                            Arrays.copyOf(file, file.length * percent / 100),
                            frame -> counts[
                                    PdqHasher.hash(frame.picture()).hash().distance(whole)]++);
                } catch (PictureException tooLittle) {
                    refused++;
                }
            }
            int found =
                    Arrays.stream(counts, 0, MatchIndex.DEFAULT_THRESHOLD + 1).sum();
            print(percent + " % of the bytes, refused " + refused + ", found " + found, counts);
        }
    }

    private void print(String way, int[] counts) {
        int pictures = Arrays.stream(counts).sum();
        out.printf(
                "%s: pictures %d, the same %d, median %d, p99 %d, greatest %d%n",
                way,
                pictures,
                counts[0],
                atRank(counts, pictures / 2),
                atRank(counts, pictures * 99 / 100),
                atRank(counts, pictures - 1));
    }

    private static int atRank(int[] counts, int rank) {
        int seen = 0;
        for (int distance = 0; distance < counts.length; distance++) {
            seen += counts[distance];
            if (seen > rank) {
                return distance;
            }
        }
        return counts.length;
    }

    private static List<byte[]> bytes(List<String> files) {
        return files.stream().map(PdqTool::bytes).toList();
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture of the binary colour form of the portable pixmap, 8 bits. */
    private static Picture ppm(byte[] bytes) {
        String[] header = new String(bytes, 0, Math.min(40, bytes.length), StandardCharsets.ISO_8859_1).split("\\s", 5);
        int width = Integer.parseInt(header[1]);
        int height = Integer.parseInt(header[2]);
        int at = bytes.length - 3 * width * height;
        float[] luminance = new float[width * height];
        for (int i = 0; i < luminance.length; i++, at += 3) {
            luminance[i] =
                    0.299f * (bytes[at] & 0xff) + 0.587f * (bytes[at + 1] & 0xff) + 0.114f * (bytes[at + 2] & 0xff);
        }
        return Picture.of(width, height, luminance, "PPM");
    }
}
