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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.brightline.language.Element;

/**
 * Trains the models that this module ships, and judges the same learner on the data sets' own test splits.
 *
 * <p>The shipped model learns only from data whose licence lets its weights be shipped; every fifth text, chosen by its own
 * digest, is held out, and the published figures and the reliability table come from these. Training twice gives the same bytes.
 */
public final class Trainer {
    /** The model's file, beside this class. */
    static final String MODEL = "en-violence.blm";

    private static final String VERSION = "2026-11-25";
    private static final Map<String, String> LICENCES =
            Map.of("edos", "CC0-1.0", "implicit_hate", "MIT", "davidson", "MIT", "mlma", "MIT");
    private static final double COST = 0.2;
    private static final int FOLDS = 5;

    private final Path datasets;
    private final PrintStream log;

    /**
     * Prepares.
     *
     * @param datasets the folder that holds {@code text/SET/data.jsonl.gz}
     * @param log where figures are printed
     */
    public Trainer(Path datasets, PrintStream log) {
        this.datasets = datasets;
        this.log = log;
    }

    /**
     * Trains, and writes the model and its provenance.
     *
     * @param folder where {@value #MODEL} and {@code en-violence.provenance.md} are written
     * @throws IOException when a data set is missing or a file cannot be written
     */
    public void train(Path folder) throws IOException {
        List<Example> used = new ArrayList<>();
        List<Example> heldOut = new ArrayList<>();
        Map<String, int[]> rows = new TreeMap<>();
        for (String set : new TreeMap<>(LICENCES).keySet()) {
            for (Example example : Example.read(datasets, set)) {
                if (isUsable(example)) {
                    (isHeldOut(example) ? heldOut : used).add(example);
                    rows.computeIfAbsent(set, key -> new int[2])[isViolence(example) ? 1 : 0]++;
                }
            }
        }
        Fitted fitted = fit(used, Trainer::isViolence);
        LinearModel model = LinearModel.of(
                "en/violence",
                "en",
                Element.CALL,
                VERSION,
                "Reads like posts that call for violence or threaten it. A learned guess: a person has to look.",
                fitted.weights,
                fitted.calibration);
        Scores scores = scores(heldOut, Trainer::isViolence, model::probability);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        Files.createDirectories(folder);
        Files.write(folder.resolve(MODEL), bytes.toByteArray());
        String provenance = provenance(rows, used.size(), heldOut.size(), scores, bytes.toByteArray());
        Files.writeString(folder.resolve("en-violence.provenance.md"), provenance);
        log.print(provenance);
    }

    /**
     * Judges the learner on the sets' own splits. Nothing of this is shipped: two of the licences do not allow it.
     *
     * @throws IOException when a data set is missing
     */
    public void evaluate() throws IOException {
        log.println("| task | train | test | macro-F1 | accuracy |\n|---|---|---|---|---|");
        evaluate(
                "EDOS A (sexist or not), official test",
                "edos",
                "train",
                "test",
                one -> !one.label().equals("none"));
        evaluate(
                "Stormfront (hate or not), official test",
                "stormfront",
                "train",
                "test",
                one -> one.label().equals("hate"));
        evaluate(
                "GermEval violence, test2025ids",
                "germeval2026_vio",
                "train",
                "test2025ids",
                one -> !one.label().equals("nothing"));
        evaluate(
                "GermEval 2018 (offence or not), official test",
                "germeval2018",
                "train",
                "test",
                one -> !one.label().startsWith("OTHER"));
    }

    private void evaluate(String task, String set, String train, String test, Truth truth) throws IOException {
        List<Example> examples = Example.read(datasets, set);
        List<Example> known =
                examples.stream().filter(one -> one.split().equals(train)).toList();
        List<Example> asked =
                examples.stream().filter(one -> one.split().equals(test)).toList();
        Fitted fitted = fit(known, truth);
        LinearModel model = LinearModel.of(
                set, "und", Element.CALL, VERSION, "", fitted.weights, fitted.calibrationForBest(known, truth));
        Scores scores = scores(asked, truth, model::probability);
        log.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %.3f |%n",
                task,
                known.size(),
                asked.size(),
                scores.macroF1(),
                scores.accuracy());
    }

    /** What is true of an example. */
    private interface Truth {
        boolean of(Example example);
    }

    /** What a model says of a text. */
    private interface Guess {
        double of(Features features);
    }

    /** Weights, and a calibration from texts that the weights of their fold had not seen, with those margins. */
    private record Fitted(LinearTrainer.Weights weights, Calibration calibration, double[] margins) {
        /** The calibration with its middle moved to where the macro-F1 of the unseen margins is best. */
        Calibration calibrationForBest(List<Example> examples, Truth truth) {
            boolean[] positive = positive(examples, truth);
            Calibration best = calibration;
            double bestScore = -1;
            for (double cut = -1.5; cut <= 1.5; cut += 0.025) {
                Calibration moved = new Calibration(-1, cut, 1);
                double[] probabilities = new double[margins.length];
                for (int i = 0; i < margins.length; i++) {
                    probabilities[i] = moved.probability(margins[i]);
                }
                double score = new Scores(probabilities, positive).macroF1();
                if (score > bestScore) {
                    bestScore = score;
                    best = moved;
                }
            }
            return best;
        }
    }

    private static Fitted fit(List<Example> examples, Truth truth) {
        List<Features> features =
                examples.stream().map(one -> Features.of(one.text())).toList();
        boolean[] positive = positive(examples, truth);
        LinearTrainer trainer = new LinearTrainer(COST);
        double[] margins = new double[positive.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Features> seen = new ArrayList<>();
            List<Boolean> truths = new ArrayList<>();
            for (int i = 0; i < positive.length; i++) {
                if (i % FOLDS != fold) {
                    seen.add(features.get(i));
                    truths.add(positive[i]);
                }
            }
            boolean[] some = new boolean[truths.size()];
            for (int i = 0; i < some.length; i++) {
                some[i] = truths.get(i);
            }
            LinearTrainer.Weights weights = trainer.train(seen, some);
            for (int i = fold; i < positive.length; i += FOLDS) {
                margins[i] = weights.margin(features.get(i));
            }
        }
        return new Fitted(trainer.train(features, positive), Calibration.fit(margins, positive), margins);
    }

    private static boolean[] positive(List<Example> examples, Truth truth) {
        boolean[] positive = new boolean[examples.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = truth.of(examples.get(i));
        }
        return positive;
    }

    private static Scores scores(List<Example> examples, Truth truth, Guess guess) {
        double[] probabilities = new double[examples.size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = guess.of(Features.of(examples.get(i).text()));
        }
        return new Scores(probabilities, positive(examples, truth));
    }

    private static boolean isViolence(Example example) {
        return example.group().equals("d");
    }

    /** English, mapped, and no set whose hateful class may hide threats under another name. */
    private static boolean isUsable(Example example) {
        boolean clean = example.group().equals("benign")
                || isViolence(example)
                || (example.group().equals("b")
                        && (example.set().equals("edos") || example.label().startsWith("implicit_hate:")));
        return clean && example.language().equals("en");
    }

    private static boolean isHeldOut(Example example) {
        return (sha256(example.text().getBytes(StandardCharsets.UTF_8))[0] & 0xFF) % FOLDS == 0;
    }

    private static String provenance(Map<String, int[]> rows, int used, int heldOut, Scores scores, byte[] model) {
        StringBuilder out = new StringBuilder(
                "# en/violence, version " + VERSION + "\n\nA linear model over hashed words and runs of"
                        + " characters that tells posts which call for or threaten violence from all others.\nMade by"
                        + " `./brightline train`; the same data give the same bytes. Nobody's text is in it.\n\n"
                        + "| data set | licence | texts | of these violent |\n|---|---|---|---|\n");
        rows.forEach((set, counts) -> out.append(String.format(
                Locale.ROOT, "| %s | %s | %d | %d |%n", set, LICENCES.get(set), counts[0] + counts[1], counts[1])));
        out.append(String.format(
                Locale.ROOT,
                "%nTrained on %d texts. On the %d held out, at 0.5: precision %.3f, recall %.3f, macro-F1 %.3f.%nIn the wild such posts are far rarer than in these sets, so that precision there is"
                        + " lower.%n%nSHA-256 of the model: %s%n%n## Reliability on the texts held out%n%n%s",
                used,
                heldOut,
                scores.precision(0.5),
                scores.recall(0.5),
                scores.macroF1(),
                digest(model),
                scores.reliability()));
        return out.toString();
    }

    /** SHA-256 in hexadecimal. */
    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
