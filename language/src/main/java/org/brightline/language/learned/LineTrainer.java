package org.brightline.language.learned;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brightline.language.Element;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.language.Span;

/**
 * Trains the models that this module ships from the corpus that the repository holds, and says how good they are.
 *
 * <p>The figures come from posts that the weights had not seen: the corpus is cut into blocks of {@value #BLOCK} neighbouring
 * lines, because a post and its twin on the other side of the line stand together, and every block is judged by weights
 * from the other folds. Training twice gives the same bytes.
 */
public final class LineTrainer {
    /** The languages of the corpus. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar");

    private static final String VERSION = "2026-11-26";
    private static final double COST = 1;
    private static final int BLOCK = 25;
    private static final int FOLDS = 6;

    private final Path corpus;
    private final Reader patterns;
    private final PrintStream log;

    /**
     * Prepares.
     *
     * @param corpus the folder that holds {@code LANGUAGE/NN-topic.jsonl}
     * @param patterns finds the names that are masked
     * @param log where the provenance and the figures are printed
     */
    public LineTrainer(Path corpus, Reader patterns, PrintStream log) {
        this.corpus = corpus;
        this.patterns = patterns;
        this.log = log;
    }

    /** The name of the file that holds a language's model; its provenance is beside it, ending in {@code .md}. */
    static String file(String language) {
        return language + "-line.blm";
    }

    /**
     * Trains one language, and writes the model and its provenance.
     *
     * @param language a folder of the corpus
     * @param folder where the two files are written
     * @throws IOException when the corpus cannot be read or a file cannot be written
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
        List<Features> features =
                posts.stream().map(post -> features(post.text(), language)).toList();
        double[] margins = new double[posts.size()];
        Element[] guesses = new Element[posts.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            List<Integer> seen = indexes(folds, one -> one != held);
            List<LinearTrainer.Weights> columns = columns(posts, features, seen);
            LineModel model = LineModel.of(language, VERSION, columns, new Calibration(-1, 0, 1));
            for (int i : indexes(folds, one -> one == held)) {
                margins[i] = columns.getFirst().margin(features.get(i));
                guesses[i] = model.conduct(features.get(i));
            }
        }
        boolean[] crosses = new boolean[posts.size()];
        for (int i = 0; i < crosses.length; i++) {
            crosses[i] = posts.get(i).crossesLine();
        }
        Calibration calibration = Calibration.fit(margins, crosses);
        LineModel model =
                LineModel.of(language, VERSION, columns(posts, features, indexes(folds, one -> true)), calibration);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        Files.createDirectories(folder);
        Files.write(folder.resolve(file(language)), bytes.toByteArray());
        double[] probabilities = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] = calibration.probability(margins[i]);
        }
        String provenance = new LineFigures(posts, probabilities, guesses)
                .provenance(language, VERSION, digest(corpus, language), digest(bytes.toByteArray()));
        Files.writeString(folder.resolve(language + "-line.md"), provenance);
        log.println(provenance);
    }

    private Features features(String text, String language) {
        Reading reading = patterns.read(text, language);
        return Features.of(Masking.masked(
                text, new Span(0, text.length()), new Reading(language, reading.covered(), reading.elements())));
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
    private static List<LinearTrainer.Weights> columns(List<Post> posts, List<Features> features, List<Integer> seen) {
        LinearTrainer trainer = new LinearTrainer(COST);
        List<LinearTrainer.Weights> columns = new ArrayList<>();
        columns.add(column(trainer, posts, features, seen, Post::crossesLine));
        List<Integer> grave =
                seen.stream().filter(i -> posts.get(i).crossesLine()).toList();
        for (Element conduct : Post.CONDUCTS) {
            columns.add(column(trainer, posts, features, grave, post -> post.conduct() == conduct));
        }
        return columns;
    }

    private static LinearTrainer.Weights column(
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
