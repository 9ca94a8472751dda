package org.brightline.platform.console.internal.banks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.brightline.assessment.MatchNotes;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.VideoSha256;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.video.VpdqComparison;
import org.brightline.fingerprint.video.VpdqThresholds;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.banks.FileLook;

/**
 * Compares two files as the banks would: each is taken as known and the other as what comes in, in every way that what comes in is
 * looked at.
 */
record Comparing(Side one, Side other) {
    private static final int ROW = 16;
    private static final int MOST_SEGMENTS = 20;

    /** A file. */
    record Side(String name, FileLook look) {

        Optional<Vpdq> video() {
            return of(Vpdq.class).findFirst();
        }

        private <T extends Fingerprint> Stream<T> of(Class<T> kind) {
            return look.fingerprints().stream().filter(kind::isInstance).map(kind::cast);
        }

        private String digest() {
            return Stream.concat(of(Sha256.class), of(VideoSha256.class).map(VideoSha256::digest))
                    .map(Sha256::text)
                    .findFirst()
                    .orElse("");
        }

        /** What a bank would keep of it and what it is looked up by are near each other in these ways. */
        private Stream<Pair> near(Side incoming) {
            return of(Pdq.class)
                    .flatMap(known -> incoming.look.looks().stream()
                            .map(look -> new Pair(known, look.hash().hash(), look, incoming)));
        }
    }

    /**
     * A known hash and one that is looked up.
     *
     * @param look how the picture that is looked up was seen for that
     */
    private record Pair(Pdq known, Pdq asked, PictureLook.Look look, Side incoming) {
        int distance() {
            return known.distance(asked);
        }
    }

    BankViews.Comparison result() {
        boolean same = one.digest().equals(other.digest());
        if (one.video().isPresent() && other.video().isPresent()) {
            return videos(one.video().get(), other.video().get(), same);
        }
        Optional<Pair> nearest = Stream.concat(one.near(other), other.near(one))
                .min(Comparator.comparingInt(Pair::distance)
                        .thenComparing(pair -> pair.look().asItIs() ? 0 : 1));
        return nearest.map(pair -> pictures(pair, same)).orElseGet(() -> bytesOnly(same));
    }

    private BankViews.Comparison pictures(Pair nearest, boolean same) {
        String done = MatchNotes.done(nearest.look());
        String once = done.isEmpty()
                ? ""
                : " That is once " + nearest.incoming().name() + " is " + done + "; as they are, " + asTheyAre()
                        + " bits differ.";
        String verdict = same
                ? "The files are the same, byte by byte."
                : nearest.distance() <= MatchIndex.DEFAULT_THRESHOLD
                        ? "They look alike: at the usual threshold of " + MatchIndex.DEFAULT_THRESHOLD
                                + " bits one matches the other." + once
                        : "They do not look alike, however they are turned: the usual threshold is "
                                + MatchIndex.DEFAULT_THRESHOLD + " bits, and unrelated pictures are about 128 apart."
                                + once;
        return comparison(
                nearest.distance() + " of 256 bits differ"
                        + (done.isEmpty() ? "" : ", " + nearest.incoming().name() + " " + done),
                verdict,
                bits(nearest.known(), nearest.asked()),
                List.of());
    }

    private int asTheyAre() {
        return one.near(other)
                .filter(pair -> pair.look().asItIs())
                .mapToInt(Pair::distance)
                .min()
                .orElse(Pdq.BITS);
    }

    private BankViews.Comparison bytesOnly(boolean same) {
        String why = Stream.of(one, other)
                .filter(side -> side.video().isEmpty() && side.look().looks().isEmpty())
                .map(side -> side.name() + " is too plain to be compared by its looks.")
                .distinct()
                .reduce((first, second) -> first + " " + second)
                .orElse("One is a picture and the other a video, which are never compared by their looks.");
        return comparison(
                same ? "The same file" : "Two different files",
                (same ? "The files are the same, byte by byte. " : "Their bytes differ. ") + why,
                List.of(),
                List.of());
    }

    private BankViews.Comparison videos(Vpdq first, Vpdq second, boolean same) {
        VpdqComparison compared = VpdqComparison.of(second, first, VpdqThresholds.DEFAULT);
        double needed = VpdqThresholds.DEFAULT.queryPercent();
        List<String> matching = new ArrayList<>();
        if (compared.queryPercent() >= needed) {
            matching.add(other.name() + " matches a bank that has " + one.name() + ".");
        }
        if (compared.targetPercent() >= needed) {
            matching.add(one.name() + " matches a bank that has " + other.name() + ".");
        }
        String verdict = same
                ? "The files are the same, byte by byte."
                : matching.isEmpty()
                        ? "Neither matches a bank that has the other: " + percent(needed)
                                + " of the frames of what comes in have to be in what is known."
                        : String.join(" ", matching);
        return comparison(
                percent(compared.queryPercent()) + " of the frames of " + other.name() + " are in " + one.name() + ", "
                        + percent(compared.targetPercent()) + " of those of " + one.name() + " in " + other.name(),
                verdict,
                List.of(),
                compared.segments().stream()
                        .limit(MOST_SEGMENTS)
                        .map(segment ->
                                MatchNotes.time(segment.targetFrom()) + "–" + MatchNotes.time(segment.targetTo())
                                        + " of " + one.name() + " is " + MatchNotes.time(segment.queryFrom()) + "–"
                                        + MatchNotes.time(segment.queryTo()) + " of " + other.name() + ".")
                        .toList());
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.0f %%", percent);
    }

    private BankViews.Comparison comparison(
            String headline, String verdict, List<boolean[]> bits, List<String> segments) {
        return new BankViews.Comparison(
                one.name(),
                other.name(),
                BankViews.Print.of(one.look().fingerprints()),
                BankViews.Print.of(other.look().fingerprints()),
                headline,
                verdict,
                bits,
                segments);
    }

    /** Row by row in the order of the text form. */
    private static List<boolean[]> bits(Pdq one, Pdq other) {
        long[] differing = {one.a() ^ other.a(), one.b() ^ other.b(), one.c() ^ other.c(), one.d() ^ other.d()};
        List<boolean[]> bits = new ArrayList<>();
        for (int y = 0; y < ROW; y++) {
            boolean[] row = new boolean[ROW];
            for (int x = 0; x < ROW; x++) {
                int bit = y * ROW + x;
                row[x] = (differing[bit >>> 6] >>> 63 - (bit & 63) & 1) != 0;
            }
            bits.add(row);
        }
        return bits;
    }
}
