package org.brightline.language.learned.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.brightline.language.Element;
import org.brightline.language.learned.Calibration;
import org.brightline.language.learned.CloseJudge;
import org.brightline.language.learned.CloseModel;
import org.brightline.language.learned.Features;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.learned.LineModel;
import org.brightline.language.learned.session.ModelException;
import org.brightline.language.learned.session.SentenceEncoder;

/** Trains the second look of a language behind its {@link LineModel}, and says what it finds and costs. */
final class CloseTrainer {
    /** Of the everyday posts, which are easy, every so many is trained on. */
    private static final int OF_EVERYDAY = 10;

    /** Least probabilities of the cheap model between which {@link CloseJudge#FLOOR} was chosen. */
    private static final double[] FLOORS = {0.4, 0.5, 0.55, 0.6, 0.65, 0.7};

    private final String language;
    private final String version;
    private final String corpus;
    private final List<Post> posts;
    private final List<String> canonical;
    private final List<Integer> folds;
    private final int written;
    private final SentenceEncoder encoder;

    /**
     * Takes what the cheap model was trained on.
     *
     * @param corpus the digest of the corpus
     * @param posts the corpus, and after it everyday posts
     * @param canonical their canonical text, names masked
     * @param folds the fold of each, those of the corpus from 0 on
     * @param written how many are of the corpus
     * @throws IOException when this machine cannot run the encoder
     */
    CloseTrainer(
            String language,
            String version,
            String corpus,
            List<Post> posts,
            List<String> canonical,
            List<Integer> folds,
            int written)
            throws IOException {
        this.language = language;
        this.version = version;
        this.corpus = corpus;
        this.posts = posts;
        this.canonical = canonical;
        this.folds = folds;
        this.written = written;
        this.encoder = SentenceEncoder.shipped();
    }

    /** What is held back of an everyday set, and the digest of the rest, which the cheap model is trained on. */
    record Held(String set, String digest, List<String> canonical) {}

    /**
     * Trains, and writes the model and its provenance.
     *
     * @param cheap the model in front of it
     * @param margins of the corpus by the cheap model, each by weights of other folds
     * @param probabilities that these became
     * @param guesses the conducts, in the same way
     * @return the provenance
     */
    String train(
            LineModel cheap, double[] margins, double[] probabilities, Element[] guesses, List<Held> held, Path folder)
            throws IOException {
        int[] used = IntStream.range(0, posts.size())
                .filter(i -> i < written || i % OF_EVERYDAY == 0)
                .toArray();
        List<int[]> points = Arrays.stream(used)
                .parallel()
                .mapToObj(i -> point(canonical.get(i)))
                .toList();
        boolean[] crosses = new boolean[used.length];
        for (int i = 0; i < used.length; i++) {
            crosses[i] = posts.get(used[i]).crossesLine();
        }
        KernelTrainer trainer = new KernelTrainer(points);
        double[] near = new double[written];
        for (int fold : folds.subList(0, written).stream().distinct().toList()) {
            double[] weights = trainer.train(some(used.length, i -> folds.get(used[i]) != fold), crosses);
            for (int i : some(written, i -> folds.get(i) == fold)) {
                near[i] = trainer.margin(weights, i);
            }
        }
        double share = spread(margins) / spread(near);
        double[] sums = new double[written];
        for (int i = 0; i < written; i++) {
            sums[i] = margins[i] + share * near[i];
        }
        int[] asked = some(written, i -> probabilities[i] >= CloseJudge.FLOOR);
        boolean[] right = new boolean[asked.length];
        for (int i = 0; i < asked.length; i++) {
            right[i] = crosses[asked[i]];
        }
        Calibration calibration =
                Calibration.fit(Arrays.stream(asked).mapToDouble(i -> sums[i]).toArray(), right);
        CloseModel model = model(trainer.train(some(used.length, i -> true), crosses), points, calibration, share);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        Files.write(folder.resolve(LearnedReader.closeFile(language)), bytes.toByteArray());
        double[] all = Arrays.stream(sums).map(calibration::probability).toArray();
        double[] cascade = new double[written];
        for (int i = 0; i < written; i++) {
            cascade[i] = probabilities[i] < CloseJudge.FLOOR ? probabilities[i] : all[i];
        }
        String provenance = page(model, bytes.toByteArray(), asked.length, all, cascade, guesses)
                + floors(cheap, probabilities, all, held)
                + everyday(cheap, model, held);
        Files.writeString(folder.resolve(language + "-close.md"), provenance);
        return provenance;
    }

    private CloseModel model(double[] weights, List<int[]> points, Calibration calibration, double share) {
        List<int[]> kept = new ArrayList<>();
        int[] numbers = some(weights.length, i -> weights[i] != 0);
        float[] their = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            their[i] = (float) weights[numbers[i]];
            kept.add(points.get(numbers[i]));
        }
        return new CloseModel(language, version, calibration, share, their, kept);
    }

    /** The files of the encoder, each with its digest. */
    static String encoder() throws IOException {
        StringJoiner out = new StringJoiner(", ", "SHA-256 of the encoder: ", "");
        for (String file : SentenceEncoder.FILES) {
            try (InputStream in = SentenceEncoder.resource(file)) {
                out.add(LineTrainer.digest(in.readAllBytes()) + " (" + file.substring(1) + ")");
            }
        }
        return out.toString();
    }

    private String page(CloseModel model, byte[] bytes, int asked, double[] all, double[] cascade, Element[] guesses)
            throws IOException {
        List<Post> known = posts.subList(0, written);
        boolean[] crosses = new boolean[written];
        for (int i = 0; i < written; i++) {
            crosses[i] = known.get(i).crossesLine();
        }
        return String.format(
                Locale.ROOT,
                """
                # %s/close, version %s

                The second look behind [%s/line](%s-line.md): a support vector machine with a Gaussian kernel over what a frozen sentence encoder (BGE
                small, English, 1.5, eight bits, MIT licence) says of a post in the first %d of its twelve layers, names masked; its margin is added to that of the cheap model. Made
                by `./brightline train` from the same posts, of the everyday ones one in %d. The encoder's last numbers differ between kinds of
                processors, so that the same bytes come from the same kind only.

                Points: %d. SHA-256 of the model: %s
                SHA-256 of the corpus: %s
                %s

                ## On posts not seen, by blocks of neighbouring lines

                The encoder is asked where the cheap model gives at least %.2f: for %.1f %% of the corpus.

                %s
                Reliability of the two together:

                %s
                What the cheap model keeps from the encoder is the recall that this order costs. If it were asked of every post:

                %s""",
                language,
                version,
                language,
                language,
                SentenceEncoder.LAYERS,
                OF_EVERYDAY,
                model.points().size(),
                LineTrainer.digest(bytes),
                corpus,
                encoder(),
                CloseJudge.FLOOR,
                100.0 * asked / written,
                new LineFigures(known, cascade, guesses).table(),
                new Scores(cascade, crosses).reliability(),
                new LineFigures(known, all, guesses).table());
    }

    /** What another least probability of the cheap model would find and cost. */
    private String floors(LineModel cheap, double[] probabilities, double[] all, List<Held> sets) {
        StringBuilder out = new StringBuilder(
                "\nWhat is found of the posts that cross the line, and of how many everyday posts held back the encoder is asked, by the least\n"
                        + "probability of the cheap model at which it is asked:\n\n| asked from | at least 0.70 | at least 0.80 |");
        sets.forEach(set -> out.append(' ').append(set.set()).append(", asked |"));
        out.append("\n|---|---|---|").append("---|".repeat(sets.size())).append('\n');
        List<double[]> everyday = sets.stream()
                .map(set -> set.canonical().stream()
                        .mapToDouble(text -> cheap.probability(Features.ofCanonical(text)))
                        .toArray())
                .toList();
        for (double floor : FLOORS) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %.2f | %.3f | %.3f |",
                    floor,
                    found(probabilities, all, floor, 0.7),
                    found(probabilities, all, floor, 0.8)));
            everyday.forEach(
                    said -> out.append(String.format(Locale.ROOT, " %.2f %% |", LineTrainer.share(said, floor))));
            out.append('\n');
        }
        return out.toString();
    }

    private double found(double[] probabilities, double[] all, double floor, double least) {
        int[] grave = some(written, i -> posts.get(i).crossesLine());
        return (double) Arrays.stream(grave)
                        .filter(i -> probabilities[i] >= floor && all[i] >= least)
                        .count()
                / grave.length;
    }

    private String everyday(LineModel cheap, CloseModel model, List<Held> sets) {
        if (sets.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, """

                ## Everyday posts held back

                The digest is that of the posts of the set that are not held back; one in %d of all these is trained on.

                | set | SHA-256 | posts | encoder asked | at least 0.70 | at least 0.80 |
                |---|---|---|---|---|---|
                """, OF_EVERYDAY));
        for (Held set : sets) {
            double[] said = set.canonical().stream()
                    .parallel()
                    .mapToDouble(text -> said(cheap, model, text))
                    .toArray();
            long asked = Arrays.stream(said).filter(one -> one >= 0).count();
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %.2f %% | %.2f %% | %.2f %% |%n",
                    set.set(),
                    set.digest(),
                    said.length,
                    100.0 * asked / said.length,
                    LineTrainer.share(said, 0.7),
                    LineTrainer.share(said, 0.8)));
        }
        return out.toString();
    }

    /** What the two say, -1 where the encoder is not asked. */
    private double said(LineModel cheap, CloseModel model, String text) {
        Features features = Features.ofCanonical(text);
        return cheap.probability(features) < CloseJudge.FLOOR
                ? -1
                : model.probability(cheap.margin(features), point(text));
    }

    private static int[] some(int size, IntPredicate wanted) {
        return IntStream.range(0, size).filter(wanted).toArray();
    }

    private static double spread(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        return StrictMath.sqrt(
                Arrays.stream(values).map(one -> (one - mean) * (one - mean)).sum() / values.length);
    }

    private int[] point(String text) {
        try {
            return encoder.point(Features.joined(text));
        } catch (ModelException e) {
            throw new UncheckedIOException(e);
        }
    }
}
