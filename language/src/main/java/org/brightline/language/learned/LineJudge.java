package org.brightline.language.learned;

import java.util.List;

/** A learned detector: says how probable it is that a stretch of a text crosses the line. Safe for many threads. */
public interface LineJudge {
    /** The detector's name in findings; it begins with {@link LearnedReader#DETECTOR}. */
    String detector();

    /** The version of its data. */
    String version();

    /** What its probabilities rest on, as the end of a sentence for the person who reviews. */
    String basis();

    /** Whether it wants one word in the place of every name. */
    boolean masksNames();

    /** Most sentences of a stretch that it looks at to name the one that made a finding; of more the whole stretch is named. */
    int mostSentences();

    /**
     * Judges a stretch.
     *
     * @return one guess for each thing that it tells apart: always as many, in the same order
     * @throws JudgeException when it cannot tell
     */
    List<Guess> judge(String stretch);

    /**
     * Judges what is left of a stretch without one of its sentences, only to tell which sentence weighs most; a detector may look
     * less closely here.
     *
     * @return one guess for each thing that it tells apart, in the order of {@link #judge}
     * @throws JudgeException when it cannot tell
     */
    default List<Guess> judgeRest(String rest) {
        return judge(rest);
    }
}
