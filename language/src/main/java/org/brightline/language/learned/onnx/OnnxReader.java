package org.brightline.language.learned.onnx;

import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.language.learned.FailureLog;
import org.brightline.language.learned.LearnedFindings;
import org.brightline.language.learned.LearnedReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads with another reader, and beside it with an operator's own model.
 *
 * <p>Its findings are like those of {@link LearnedReader}: of the same stretches, from the same probability on, seen by
 * {@code text.learned} alone. Their detector is {@link LearnedReader#DETECTOR} and the name in the model's description. Where
 * the model fails on a text, the reading says that it is not complete.
 */
public final class OnnxReader implements Reader {
    private final Reader reader;
    private final OnnxModel model;
    private final FailureLog failures = new FailureLog();

    /**
     * A model beside a reader.
     *
     * @param reader reads the texts first, and says in which language they are
     * @param model looks at those in its languages; whoever opened it closes it
     */
    public OnnxReader(Reader reader, OnnxModel model) {
        this.reader = reader;
        this.model = model;
    }

    @Override
    public Reading read(String text, @Nullable String languageHint) {
        Reading reading = reader.read(text, languageHint);
        return model.reads(reading.language())
                ? new LearnedFindings(text, reading, model.judge(), failures).added()
                : reading;
    }
}
