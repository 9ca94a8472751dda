package org.brightline.language.learned.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.brightline.language.CanonicalText;
import org.brightline.language.Element;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.brightline.language.learned.Calibration;
import org.brightline.language.learned.Features;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.learned.LineModel;
import org.brightline.language.learned.Masking;
import org.brightline.language.learned.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Trains the models that this module ships from the corpus that the repository holds and from harmless posts of shared data sets, and
 * says how good they are.
 *
 * <p>The figures come from posts that the weights had not seen: the corpus is cut into blocks of {@value #BLOCK} neighbouring
 * lines, because a post and its twin on the other side of the line stand together, and every block is judged by weights
 * from the other folds. Of every post a copy in a disguise is trained on too, in the fold of the post. Training twice gives the same bytes.
 */
public final class LineTrainer {
    private static final String VERSION = "2026-11-28";
    private static final long SEED = 20_261_127L;
    private static final double COST = 1;
    private static final int BLOCK = 25;
    private static final int FOLDS = 6;

    /** Of what is trained on in every fold. */
    private static final int NO_FOLD = FOLDS;

    private static final String HIDDEN = """

            ## The same posts in disguise

            Each is trained on a second time, with signs for letters, doubled or dropped letters, words spelled out, or words run together as
            tags; and judged like the plain ones, by weights that saw neither. Their conduct is not judged: that column is of the plain ones.

            """;

    private final Path corpus;
    private final @Nullable Path datasets;
    private final Reader patterns;
    private final PrintStream log;

    /**
     * Prepares.
     *
     * @param corpus the folder that holds {@code LANGUAGE/NN-topic.jsonl}
     * @param datasets the folder of the shared data sets, null to train on the corpus alone
     * @param patterns finds the names that are masked
     * @param log where the provenance and the figures are printed
     */
    public LineTrainer(Path corpus, @Nullable Path datasets, Reader patterns, PrintStream log) {
        this.corpus = corpus;
        this.datasets = datasets;
        this.patterns = patterns;
        this.log = log;
    }

    /**
     * Trains one language, and writes the model and its provenance.
     *
     * @param language a folder of the corpus
     * @param folder where the two files are written
     * @throws IOException when the corpus or a data set cannot be read or a file cannot be written
     */
    public void train(String language, Path folder) throws IOException {
        List<Post> posts = new ArrayList<>();
        List<Integer> folds = new ArrayList<>();
        int blocks = 0;
        for (Path file : Post.files(corpus, language)) {
            List<Post> some = Post.read(file);
            for (int i = 0; i < some.size(); i++) {
                folds.add((blocks + i / BLOCK) % FOLDS);
            }
            blocks += some.size() / BLOCK + 1;
            posts.addAll(some);
        }
        int written = posts.size();
        List<Everyday> everyday = datasets == null ? List.of() : Everyday.of(language, datasets);
        for (Everyday set : everyday) {
            for (String text : set.trained()) {
                posts.add(new Post(text, "NONE", Set.of()));
                folds.add(NO_FOLD);
            }
        }
        int open = posts.size();
        Disguise disguise = new Disguise(new SplittableRandom(SEED));
        for (int i = 0; i < written; i++) {
            Post post = posts.get(i);
            posts.add(new Post(disguise.of(post.text()), post.rung(), post.elements()));
            folds.add(folds.get(i));
        }
        List<String> canonical =
                posts.stream().map(post -> canonical(post.text(), language)).toList();
        List<Features> features = canonical.stream().map(Features::ofCanonical).toList();
        double[] margins = new double[written];
        double[] hidden = new double[written];
        Element[] guesses = new Element[written];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            List<Integer> seen = indexes(folds, one -> one != held);
            List<Weights> columns = columns(posts, features, seen);
            LineModel model = LineModel.of(language, VERSION, columns, new Calibration(-1, 0, 1));
            for (int i : indexes(folds, one -> one == held)) {
                double margin = columns.getFirst().margin(features.get(i));
                if (i >= open) {
                    hidden[i - open] = margin;
                } else {
                    margins[i] = margin;
                    guesses[i] = model.conduct(features.get(i));
                }
            }
        }
        boolean[] crosses = new boolean[written];
        for (int i = 0; i < crosses.length; i++) {
            crosses[i] = posts.get(i).crossesLine();
        }
        Calibration calibration = Calibration.fit(margins, crosses);
        LineModel model =
                LineModel.of(language, VERSION, columns(posts, features, indexes(folds, one -> true)), calibration);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        Files.createDirectories(folder);
        Files.write(folder.resolve(LearnedReader.file(language)), bytes.toByteArray());
        double[] probabilities =
                Arrays.stream(margins).map(calibration::probability).toArray();
        double[] ofHidden = Arrays.stream(hidden).map(calibration::probability).toArray();
        String provenance = new LineFigures(posts.subList(0, written), probabilities, guesses)
                        .provenance(language, VERSION, digest(corpus, language), digest(bytes.toByteArray()))
                + HIDDEN
                + new LineFigures(posts.subList(0, written), ofHidden, guesses).table()
                + everyday(everyday, model, language);
        Files.writeString(folder.resolve(language + "-line.md"), provenance);
        log.println(provenance);
        if (LearnedReader.CLOSE.contains(language)) {
            List<CloseTrainer.Held> held = everyday.stream()
                    .map(set -> new CloseTrainer.Held(
                            set.set(),
                            set.shortDigest(),
                            set.held().stream()
                                    .map(text -> canonical(text, language))
                                    .toList()))
                    .toList();
            log.println(new CloseTrainer(
                            language,
                            VERSION,
                            digest(corpus, language),
                            posts.subList(0, open),
                            canonical.subList(0, open),
                            folds.subList(0, open),
                            written)
                    .train(model, margins, probabilities, guesses, held, folder));
        }
    }

    private String everyday(List<Everyday> sets, LineModel model, String language) {
        if (sets.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("""

                ## Everyday posts

                Harmless posts of shared data sets, trained on as such, and the share of those held back that the model would take for
                conduct. Offence is among them; what the makers call hate, threat or incitement is not.

                | set | licence | trained on | SHA-256 | held back | at least 0.70 | at least 0.80 |
                |---|---|---|---|---|---|---|
                """);
        for (Everyday set : sets) {
            double[] said = set.held().stream()
                    .mapToDouble(text -> model.probability(Features.ofCanonical(canonical(text, language))))
                    .toArray();
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %s | %d | %.2f %% | %.2f %% |%n",
                    set.set(),
                    set.licence(),
                    set.trained().size(),
                    set.shortDigest(),
                    said.length,
                    share(said, 0.7),
                    share(said, 0.8)));
        }
        return out.toString();
    }

    /** How many of these probabilities are at least so great, of a hundred. */
    static double share(double[] said, double least) {
        return 100.0 * Arrays.stream(said).filter(one -> one >= least).count() / said.length;
    }

    private String canonical(String text, String language) {
        Reading reading = patterns.read(text, language);
        String masked = Masking.masked(
                text, new Span(0, text.length()), new Reading(language, reading.covered(), reading.elements()));
        return CanonicalText.of(masked).text();
    }

    private static List<Integer> indexes(List<Integer> folds, java.util.function.IntPredicate wanted) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            if (wanted.test(folds.get(i))) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    /** The separator of the line from all posts, and those of the conducts from the posts that cross it. */
    private static List<Weights> columns(List<Post> posts, List<Features> features, List<Integer> seen) {
        LinearTrainer trainer = new LinearTrainer(COST);
        List<Weights> columns = new ArrayList<>();
        columns.add(column(trainer, posts, features, seen, Post::crossesLine));
        List<Integer> grave =
                seen.stream().filter(i -> posts.get(i).crossesLine()).toList();
        for (Element conduct : LineModel.CONDUCTS) {
            columns.add(column(trainer, posts, features, grave, post -> post.conduct() == conduct));
        }
        return columns;
    }

    private static Weights column(
            LinearTrainer trainer,
            List<Post> posts,
            List<Features> features,
            List<Integer> some,
            java.util.function.Predicate<Post> truth) {
        boolean[] positive = new boolean[some.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = truth.test(posts.get(some.get(i)));
        }
        return trainer.train(some.stream().map(features::get).toList(), positive);
    }

    /** SHA-256 over the name and the bytes of every file of a language, in the order of their names. */
    static String digest(Path corpus, String language) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : Post.files(corpus, language)) {
            files.put(file.getFileName().toString(), digest(Files.readAllBytes(file)));
        }
        return digest(files.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 in hexadecimal. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
