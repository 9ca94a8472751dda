package org.brightline.benchmarks.robustness;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.picture.Turn;
import org.brightline.matching.MatchIndex;
import org.jspecify.annotations.Nullable;

/**
 * Does PDQ still find a picture after somebody has altered it? The program of {@code benchmarks/robustness}:
 *
 * <pre>
 * PHOTOS          the folder of photos, which has folders; prints the report
 * PHOTOS DOCS     also writes it into DOCS/robustness.md between its marks, and a chart into DOCS/images
 * </pre>
 */
public final class Robustness {

    /** As many photos of every folder, the first by name: 300 of the shared photos. */
    private static final int PHOTOS_OF_A_FOLDER = 60;

    private static final int THRESHOLD = MatchIndex.DEFAULT_THRESHOLD;
    private static final String START = "<!-- generated: robustness -->\n";
    private static final String END = "<!-- end -->";

    private record Photo(String name, BufferedImage image, List<Pdq> turns) {}

    /** An altered picture: its hash, and then those of its turns; none if it is too plain. */
    private record Altered(List<Pdq> turns, boolean usable) {}

    private Robustness() {}

    /** @param args see the class */
    public static void main(String[] args) throws IOException {
        if (args.length < 1 || args.length > 2) {
            throw new IllegalArgumentException(
                    "Name the folder of photos, and the folder of docs if it is to be updated.");
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path page = args.length == 2 ? Path.of(args[1]).resolve("robustness.md") : null;
        String before = page == null ? "" : checked(page);
        long began = System.nanoTime();
        List<Photo> photos = photos(Path.of(args[0]));
        List<Finding> findings = new ArrayList<>();
        for (Edit edit : Edit.all()) {
            measure(edit, photos, findings);
        }
        Report report = new Report(THRESHOLD, findings, pairs(photos, false), pairs(photos, true));
        String text = report.text(
                photos.stream().mapToInt(p -> longerSide(p.image)).summaryStatistics(), System.nanoTime() - began);
        out.print(text);
        if (page != null) {
            write(page, before, text, new Chart(THRESHOLD, findings).svg());
        }
    }

    private static List<Photo> photos(Path folder) throws IOException {
        List<Photo> photos = new ArrayList<>();
        for (Path kind : sorted(folder, Files::isDirectory)) {
            int enough = photos.size() + PHOTOS_OF_A_FOLDER;
            for (Path file : sorted(kind, f -> f.toString().endsWith(".jpg"))) {
                Photo photo =
                        photos.size() < enough ? photo(folder.relativize(file).toString(), file) : null;
                if (photo != null) {
                    photos.add(photo);
                }
            }
        }
        if (photos.size() < 2) {
            throw new IOException(folder + " has no folders with JPEG photos in them.");
        }
        return photos;
    }

    private static List<Path> sorted(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted).sorted().toList();
        }
    }

    /** Null if it is too plain to be in a bank. */
    private static @Nullable Photo photo(String name, Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException(file + " is no picture that can be read.");
        }
        BufferedImage plain = Pictures.copy(image);
        Altered itself = hashed(plain);
        return itself.usable ? new Photo(name, plain, itself.turns) : null;
    }

    private static Altered hashed(BufferedImage image) {
        Map<Turn, PdqHash> turns = PdqHasher.turned(Picture.of(image, "drawing"));
        // Turn.ORIGINAL is the first of them, and the map is in their order.
        List<PdqHash> hashes = List.copyOf(turns.values());
        return new Altered(
                hashes.stream().map(PdqHash::hash).toList(), hashes.getFirst().usable());
    }

    private static void measure(Edit edit, List<Photo> photos, List<Finding> findings) {
        List<Altered> altered = photos.stream()
                .map(photo -> hashed(edit.way().apply(photo.image)))
                .toList();
        findings.add(finding(edit, false, photos, altered));
        if (edit.turns()) {
            findings.add(finding(edit, true, photos, altered));
        }
    }

    private static Finding finding(Edit edit, boolean turned, List<Photo> photos, List<Altered> altered) {
        Finding finding = new Finding(edit, turned, new Distances(), new Distances(), new Distances(), new Distances());
        for (int i = 0; i < photos.size(); i++) {
            Altered one = altered.get(i);
            int distance = distance(one.turns, turned, photos.get(i).turns.getFirst());
            finding.distances().add(distance);
            if (!one.usable) {
                continue;
            }
            finding.asked().add(distance);
            for (int j = 0; j < photos.size(); j++) {
                if (j != i) {
                    finding.others()
                            .add(distance(one.turns, turned, photos.get(j).turns.getFirst()));
                }
                if (j > i && altered.get(j).usable) {
                    finding.together()
                            .add(distance(
                                    one.turns, turned, altered.get(j).turns.getFirst()));
                }
            }
        }
        return finding;
    }

    /** Between any two different photos as they are. */
    private static Distances pairs(List<Photo> photos, boolean turned) {
        Distances pairs = new Distances();
        for (int i = 0; i < photos.size(); i++) {
            for (int j = i + 1; j < photos.size(); j++) {
                int distance = distance(
                        photos.get(i).turns, turned, photos.get(j).turns.getFirst());
                pairs.add(distance);
                if (distance <= THRESHOLD) {
                    // Somebody has to look whether it is a false match, or the same photo twice.
                    System.err.println(photos.get(i).name + " and " + photos.get(j).name + ": " + distance + " bits");
                }
            }
        }
        return pairs;
    }

    private static int distance(List<Pdq> asked, boolean turned, Pdq known) {
        int distance = asked.getFirst().distance(known);
        for (int i = 1; turned && i < asked.size(); i++) {
            distance = Math.min(distance, asked.get(i).distance(known));
        }
        return distance;
    }

    private static int longerSide(BufferedImage image) {
        return Math.max(image.getWidth(), image.getHeight());
    }

    /** The text of the page; asked for first, so that a missing page costs nobody a measurement. */
    private static String checked(Path page) throws IOException {
        String text = Files.readString(page);
        int from = text.indexOf(START);
        if (from < 0 || text.indexOf(END, from) < 0) {
            throw new IOException(page + " has no part between " + START.strip() + " and " + END + ".");
        }
        return text;
    }

    private static void write(Path page, String before, String report, String chart) throws IOException {
        int from = before.indexOf(START) + START.length();
        Files.writeString(page, before.substring(0, from) + report + before.substring(before.indexOf(END, from)));
        Path images = Files.createDirectories(page.resolveSibling("images"));
        Files.writeString(images.resolve("robustness.svg"), chart);
    }
}
