package org.brightline.language.learned;

import java.util.List;
import org.brightline.language.CanonicalText;
import org.brightline.language.learned.session.ModelException;
import org.brightline.language.learned.session.SentenceEncoder;

/**
 * A second look at what a cheap model does not think harmless: beside its words and runs, which posts of the corpus say nearly the
 * same in other words.
 *
 * <p>The encoder takes many times as long as the cheap model. It is therefore asked only from a probability of
 * {@value #FLOOR} on; the pages beside the models say what that costs.
 */
public final class CloseJudge implements LineJudge {
    /** The least probability of the cheap model at which the encoder is asked. */
    public static final double FLOOR = 0.5;

    private final LineModel cheap;
    private final CloseModel close;

    /**
     * Puts one behind the other.
     *
     * @param cheap asked of every stretch
     * @param close asked of those that it does not think harmless
     */
    CloseJudge(LineModel cheap, CloseModel close) {
        this.cheap = cheap;
        this.close = close;
    }

    @Override
    public String detector() {
        return LearnedReader.DETECTOR + cheap.language() + "/close";
    }

    @Override
    public String version() {
        return close.version();
    }

    @Override
    public String basis() {
        return cheap.basis();
    }

    @Override
    public boolean masksNames() {
        return true;
    }

    @Override
    public int mostSentences() {
        return cheap.mostSentences();
    }

    @Override
    public List<Guess> judge(String stretch) {
        String canonical = CanonicalText.of(stretch).text();
        Features features = Features.ofCanonical(canonical);
        double first = cheap.probability(features);
        if (first < FLOOR) {
            return List.of(new Guess(first, () -> cheap.conduct(features)));
        }
        int[] point = point(Features.joined(canonical));
        return List.of(new Guess(close.probability(cheap.margin(features), point), () -> cheap.conduct(features)));
    }

    /** By the cheap model alone: which sentence weighs most it knows too, and a second look at each rest would take longer than all else. */
    @Override
    public List<Guess> judgeRest(String rest) {
        return cheap.judge(rest);
    }

    private static int[] point(String canonical) {
        try {
            return SentenceEncoder.shipped().point(canonical);
        } catch (ModelException e) {
            throw new JudgeException(e);
        }
    }
}
