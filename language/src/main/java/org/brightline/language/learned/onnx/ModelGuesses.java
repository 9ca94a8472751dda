package org.brightline.language.learned.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.brightline.language.Element;
import org.brightline.language.learned.Calibration;
import org.brightline.language.learned.Guess;
import org.brightline.language.learned.LineModel;

/** What the outputs of a model, which are logits, say about the line. */
final class ModelGuesses {
    private final List<Optional<Element>> labels;
    private final Calibration calibration;
    private final boolean softmax;

    ModelGuesses(ModelDescription description) {
        this.labels = description.labels();
        this.calibration = description.calibration();
        this.softmax = description.output() == ModelDescription.Output.SOFTMAX;
    }

    /**
     * With softmax one guess: that the line is crossed, whatever the conduct; its margin is how much more likely all conducts are
     * together than all else. With sigmoid one for each conduct, whose margin is its greatest output.
     *
     * @param windows the outputs for each part of a stretch; the part that speaks most clearly counts
     */
    List<Guess> of(List<float[]> windows) {
        if (softmax) {
            return List.of(mostProbable(windows.stream().map(this::crossing).toList()));
        }
        List<Guess> guesses = new ArrayList<>();
        for (Element conduct : LineModel.CONDUCTS) {
            if (labels.contains(Optional.of(conduct))) {
                guesses.add(mostProbable(
                        windows.stream().map(logits -> alone(logits, conduct)).toList()));
            }
        }
        return guesses;
    }

    private static Guess mostProbable(List<Guess> guesses) {
        // A text without a token is no window, and crosses no line.
        Guess best = new Guess(0, LineModel.CONDUCTS::getFirst);
        for (Guess guess : guesses) {
            best = guess.probability() > best.probability() ? guess : best;
        }
        return best;
    }

    private Guess crossing(float[] logits) {
        double margin = sum(logits, i -> labels.get(i).isPresent())
                - sum(logits, i -> labels.get(i).isEmpty());
        return new Guess(calibration.probability(margin), () -> likeliest(logits));
    }

    private Guess alone(float[] logits, Element conduct) {
        double margin = IntStream.range(0, logits.length)
                .filter(i -> labels.get(i).equals(Optional.of(conduct)))
                .mapToDouble(i -> logits[i])
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        return new Guess(calibration.probability(margin), () -> conduct);
    }

    private Element likeliest(float[] logits) {
        Element best = LineModel.CONDUCTS.getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            if (labels.get(i).isPresent() && logits[i] > most) {
                most = logits[i];
                best = labels.get(i).get();
            }
        }
        return best;
    }

    /** The logarithm of the sum of the exponentials, which keeps large outputs from overflowing. */
    private static double sum(float[] logits, IntPredicate wanted) {
        double most = IntStream.range(0, logits.length)
                .filter(wanted)
                .mapToDouble(i -> logits[i])
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        return most
                + StrictMath.log(IntStream.range(0, logits.length)
                        .filter(wanted)
                        .mapToDouble(i -> StrictMath.exp(logits[i] - most))
                        .sum());
    }
}
