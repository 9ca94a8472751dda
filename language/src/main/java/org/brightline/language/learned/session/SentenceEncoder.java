package org.brightline.language.learned.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Says where a sentence lies among all sentences: those that say the same in other words are near. Safe for many threads.
 *
 * <p>The encoder is the first {@value #LAYERS} layers of BGE small, English, version 1.5, with weights of eight bits, out of the jar of the LangChain4j project; nothing is
 * fetched. Source: S. Xiao et al., "C-Pack: Packed resources for general Chinese embeddings", 2023. Its last numbers differ
 * a little between kinds of processors, because each multiplies whole numbers in its own way.
 */
public final class SentenceEncoder {
    /** How many numbers a point has. */
    public static final int DIMENSIONS = 384;

    /** The length of a point, so that its numbers fit into a byte. */
    public static final int SCALE = 400;

    private static final String NAME = "/bge-small-en-v1.5-q";

    /** The resources that it is made of: the model and its words. */
    public static final List<String> FILES = List.of(NAME + ".onnx", NAME + "-tokenizer.json");

    /** Of its twelve layers the first are asked; docs/benchmarks.md says what the others would add and cost. */
    public static final int LAYERS = 6;

    private static final String RESULT = "/encoder/layer." + (LAYERS - 1) + "/output/LayerNorm/Add_1_output_0";
    private static final int MOST_TOKENS = 256;
    private static final int PASSES = 8;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelTokenizer tokenizer;

    private SentenceEncoder(OrtEnvironment environment, OrtSession session, ModelTokenizer tokenizer) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
    }

    /**
     * The encoder that comes with this module; it is loaded at the first call, which takes a third of a second.
     *
     * @throws ModelException when this machine cannot run it
     */
    public static SentenceEncoder shipped() throws ModelException {
        try {
            return Shipped.ENCODER;
        } catch (LinkageError e) {
            throw new ModelException("The sentence encoder cannot be run on this machine: " + e, e);
        }
    }

    private static final class Shipped {
        static final SentenceEncoder ENCODER = load();
    }

    private static SentenceEncoder load() {
        try (InputStream model = resource(FILES.getFirst());
                InputStream words = resource(FILES.getLast());
                OrtSession.SessionOptions options = ModelSession.options()) {
            OrtEnvironment environment = ModelSession.environment();
            return new SentenceEncoder(
                    environment,
                    environment.createSession(ModelCut.upTo(model.readAllBytes(), RESULT), options),
                    ModelTokenizer.open(words, NAME, MOST_TOKENS));
        } catch (IOException | OrtException e) {
            throw new IllegalStateException("The sentence encoder cannot be loaded.", e);
        }
    }

    /** One of {@link #FILES}. */
    public static InputStream resource(String name) {
        InputStream in = SentenceEncoder.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("The resource " + name + " is missing from the class path.");
        }
        return in;
    }

    /**
     * The mean of what the last of these layers says of every token, at length {@value #SCALE}. Of a text of more than {@value #MOST_TOKENS} tokens the
     * rest is cut off.
     *
     * @throws ModelException when it fails
     */
    public int[] point(String text) throws ModelException {
        List<ModelTokenizer.Window> windows = tokenizer.windows(text);
        float[] point = new float[DIMENSIONS];
        if (windows.isEmpty()) {
            return new int[DIMENSIONS];
        }
        Map<String, OnnxTensor> tensors = Map.of();
        try {
            tensors = ModelSession.tensors(environment, session, windows.getFirst());
            try (OrtSession.Result result = session.run(tensors)) {
                if (!(result.get(0) instanceof OnnxTensor tensor
                        && tensor.getValue() instanceof float[][][] texts
                        && texts.length == 1)) {
                    throw new OrtException("The sentence encoder did not give one row of numbers for each token.");
                }
                for (float[] token : texts[0]) {
                    for (int i = 0; i < DIMENSIONS; i++) {
                        point[i] += token[i];
                    }
                }
            }
        } catch (OrtException e) {
            throw new ModelException("The sentence encoder failed: " + e.getMessage(), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
        return rounded(point);
    }

    /**
     * At length {@link #SCALE}, in whole numbers that fit into a byte; of 32 bits, of which the compiler multiplies many at a time. In the middle
     * of an encoder a few numbers are far greater than all others and nearly the same for every text: they are cut off before the
     * length is taken.
     */
    private static int[] rounded(float[] point) {
        double length = length(point);
        for (int pass = 0; pass < PASSES; pass++) {
            float most = (float) (length * Byte.MAX_VALUE / SCALE);
            for (int i = 0; i < DIMENSIONS; i++) {
                point[i] = Math.clamp(point[i], -most, most);
            }
            length = length(point);
        }
        int[] rounded = new int[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            rounded[i] = Math.clamp(Math.round(point[i] * (SCALE / length)), -Byte.MAX_VALUE, Byte.MAX_VALUE);
        }
        return rounded;
    }

    private static double length(float[] point) {
        double square = 0;
        for (float one : point) {
            square += (double) one * one;
        }
        return StrictMath.sqrt(square);
    }
}
