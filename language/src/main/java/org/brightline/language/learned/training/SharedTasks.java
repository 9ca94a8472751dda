package org.brightline.language.learned.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brightline.language.learned.Calibration;
import org.brightline.language.learned.Features;
import org.brightline.language.learned.Weights;

/**
 * Judges the learner of the shipped models on the test splits of shared data sets, so that it can be compared. Nothing of this is
 * shipped: two of the licences do not allow it.
 */
public final class SharedTasks {
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
    public SharedTasks(Path datasets, PrintStream log) {
        this.datasets = datasets;
        this.log = log;
    }

    /**
     * Judges the learner on the sets' own splits, and prints a table.
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
        Calibration calibration = fitted.calibrationForBest(known, truth);
        Scores scores = scores(asked, truth, one -> calibration.probability(fitted.weights.margin(one)));
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

    /** Weights, and the margins of texts that the weights of their fold had not seen. */
    private record Fitted(Weights weights, double[] margins) {
        /** A calibration with its middle moved to where the macro-F1 of the unseen margins is best. */
        Calibration calibrationForBest(List<Example> examples, Truth truth) {
            boolean[] positive = positive(examples, truth);
            Calibration best = new Calibration(-1, 0, 1);
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
            Weights weights = trainer.train(seen, some);
            for (int i = fold; i < positive.length; i += FOLDS) {
                margins[i] = weights.margin(features.get(i));
            }
        }
        return new Fitted(trainer.train(features, positive), margins);
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
}
