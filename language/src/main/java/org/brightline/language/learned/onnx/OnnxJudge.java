package org.brightline.language.learned.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.brightline.language.learned.Guess;
import org.brightline.language.learned.JudgeException;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.learned.LineJudge;
import org.brightline.language.learned.session.ModelException;
import org.brightline.language.learned.session.ModelSession;
import org.brightline.language.learned.session.ModelTokenizer;

/** An operator's model as a learned detector. */
final class OnnxJudge implements LineJudge, AutoCloseable {
    // Each costs a run; a text of nothing but full stops would cost hundreds.
    private static final int MOST_SENTENCES = 16;

    private static final String TRIAL = "a text to try it out";

    private final ModelDescription description;
    private final ModelTokenizer tokenizer;
    private final ModelSession session;
    private final ModelGuesses guesses;
    // What is closed while it runs would break the process, not the call.
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxJudge(ModelDescription description, ModelTokenizer tokenizer, ModelSession session) {
        this.description = description;
        this.tokenizer = tokenizer;
        this.session = session;
        this.guesses = new ModelGuesses(description);
    }

    /**
     * Opens a model and tries it out.
     *
     * @throws ModelException when it cannot be used
     * @throws IOException when a file cannot be read
     */
    static OnnxJudge open(ModelDescription description) throws IOException {
        try {
            ModelTokenizer tokenizer = ModelTokenizer.open(description.tokenizer(), description.maxTokens());
            ModelSession session;
            try {
                session = ModelSession.open(
                        description.model(), description.labels().size());
            } catch (IOException | LinkageError e) {
                tokenizer.close();
                throw e;
            }
            OnnxJudge judge = new OnnxJudge(description, tokenizer, session);
            judge.tryOut();
            return judge;
        } catch (LinkageError e) {
            throw new ModelException(
                    "ONNX Runtime and the tokenizers of Hugging Face cannot be loaded on this machine: " + e
                            + ". They are made for Linux and Windows on x86-64, Linux on aarch64, and macOS on arm64.");
        }
    }

    private void tryOut() throws ModelException {
        tryOut(TRIAL);
        // A model may have been made for fewer tokens than the description allows; else the first long text would tell.
        tryOut((TRIAL + " ").repeat(description.maxTokens()));
    }

    private void tryOut(String text) throws ModelException {
        List<ModelTokenizer.Window> windows = tokenizer.windows(text);
        if (windows.isEmpty()) {
            return;
        }
        try {
            checked(session.logits(windows.getFirst()));
        } catch (OrtException | RuntimeException e) {
            close();
            throw new ModelException(description.model() + ": it cannot be run on "
                    + windows.getFirst().ids().length + " tokens, of the " + description.maxTokens()
                    + " that 'max_tokens' allows: " + e.getMessage());
        }
    }

    @Override
    public String detector() {
        return LearnedReader.DETECTOR + description.name();
    }

    @Override
    public String version() {
        return description.version();
    }

    @Override
    public String basis() {
        return "says the model " + description.name()
                + (description.calibrated() ? ", as it was calibrated" : ", which was not calibrated");
    }

    @Override
    public boolean masksNames() {
        return description.maskNames();
    }

    @Override
    public int mostSentences() {
        return MOST_SENTENCES;
    }

    @Override
    public List<Guess> judge(String stretch) {
        try {
            return guesses.of(outputs(stretch));
        } catch (OrtException | RuntimeException e) {
            throw new JudgeException(e);
        }
    }

    private List<float[]> outputs(String stretch) throws OrtException {
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The model is closed.");
            }
            List<float[]> outputs = new ArrayList<>();
            for (ModelTokenizer.Window window : tokenizer.windows(stretch)) {
                outputs.add(checked(session.logits(window)));
            }
            return outputs;
        } finally {
            use.readLock().unlock();
        }
    }

    private float[] checked(float[] logits) throws OrtException {
        if (logits.length != description.labels().size()) {
            throw new OrtException("it gives " + logits.length + " numbers and 'labels' has "
                    + description.labels().size() + "; there is one for each");
        }
        for (float logit : logits) {
            if (!Float.isFinite(logit)) {
                throw new OrtException("one of its outputs is " + logit);
            }
        }
        return logits;
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
                tokenizer.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
