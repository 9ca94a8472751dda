package org.brightline.language.learned.session;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A loaded model: tokens in, one number for each label out. Safe for many threads until it is closed. */
public final class ModelSession implements AutoCloseable {
    private static final int LONGEST_COMMAND_LINE = 4_095;
    private static final String LOGITS = "logits";
    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");
    // Of 16 bits the library makes 32 where a value is read.
    private static final Set<OnnxJavaType> NUMBERS = Set.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16);

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String output;

    private ModelSession(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
        Set<String> outputs = session.getOutputNames();
        this.output = outputs.size() == 1 ? outputs.iterator().next() : LOGITS;
    }

    /**
     * Loads a model.
     *
     * @param model its file
     * @param labels how many numbers it gives for a text
     * @throws ModelException when it is none, or wants or gives what does not fit
     */
    public static ModelSession open(Path model, int labels) throws ModelException {
        ModelSession opened;
        String misfit;
        try (OrtSession.SessionOptions options = options()) {
            OrtEnvironment environment = environment();
            opened = new ModelSession(environment, environment.createSession(model.toString(), options));
            misfit = opened.misfit(labels);
        } catch (OrtException e) {
            throw new ModelException(model + ": this is no model that can be loaded: " + e.getMessage());
        }
        if (misfit != null) {
            opened.close();
            throw new ModelException(model + ": " + misfit);
        }
        return opened;
    }

    /** How every model is run; whoever asked closes them. */
    static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        // One call a core is faster than many cores a call, and texts are read in parallel as it is.
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        // It would print every fault past our log; each comes back as an exception too.
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }

    /**
     * Where every model is run.
     *
     * @throws OrtException when it cannot be: version 1.29 of the library ends the process when the command line of that is longer
     *     than it thinks possible
     */
    static OrtEnvironment environment() throws OrtException {
        int length = commandLine();
        if (length > LONGEST_COMMAND_LINE) {
            throw new OrtException("The command line of this process has " + length
                    + " bytes, and ONNX Runtime ends a process with more than " + LONGEST_COMMAND_LINE
                    + ". Give Java the class path in the variable CLASSPATH, not after -cp.");
        }
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "brightline");
    }

    /** Bytes; 0 where the system does not tell. */
    private static int commandLine() {
        try {
            return Files.readAllBytes(Path.of("/proc/self/cmdline")).length;
        } catch (IOException e) {
            return 0;
        }
    }

    /** What a model wants to know of a window; whoever asked closes all. */
    static Map<String, OnnxTensor> tensors(OrtEnvironment environment, OrtSession session, ModelTokenizer.Window window)
            throws OrtException {
        Map<String, long[]> all =
                Map.of("input_ids", window.ids(), "attention_mask", window.mask(), "token_type_ids", window.types());
        Map<String, OnnxTensor> tensors = new HashMap<>();
        for (String name : session.getInputNames()) {
            long[] values = all.getOrDefault(name, window.mask());
            tensors.put(
                    name, OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length}));
        }
        return tensors;
    }

    /** What the model wants or gives that does not fit, or null. */
    private @Nullable String misfit(int labels) throws OrtException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        if (!INPUTS.containsAll(inputs.keySet()) || !inputs.containsKey("input_ids")) {
            return "it wants " + new TreeSet<>(inputs.keySet())
                    + "; what it can be given is input_ids, attention_mask and token_type_ids, the first always.";
        }
        for (Map.Entry<String, NodeInfo> input : inputs.entrySet()) {
            if (!is(input.getValue(), Set.of(OnnxJavaType.INT64), -1, -1)) {
                return "its input " + input.getKey() + " is " + words(input.getValue())
                        + "; right is INT64 of any number of texts and any number of tokens, which exporters call dynamic axes.";
            }
        }
        NodeInfo given = session.getOutputInfo().get(output);
        if (given == null) {
            return "it gives " + new TreeSet<>(session.getOutputNames()) + "; right is one output, or one named "
                    + LOGITS + ".";
        }
        if (!is(given, NUMBERS, -1, labels)) {
            return "its output " + output + " is " + words(given)
                    + "; right is FLOAT or FLOAT16 of any number of texts and " + labels
                    + " numbers, one for each of 'labels'.";
        }
        return null;
    }

    private static boolean is(NodeInfo node, Set<OnnxJavaType> types, long rows, long columns) {
        return node.getInfo() instanceof TensorInfo tensor
                && types.contains(tensor.type)
                && tensor.getShape().length == 2
                && fits(tensor.getShape()[0], rows, 1)
                && fits(tensor.getShape()[1], columns, columns);
    }

    /** A size that is open (-1) fits whatever comes; it is seen when the model runs. */
    private static boolean fits(long size, long wanted, long also) {
        return size == -1 || size == wanted || size == also;
    }

    private static String words(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo tensor
                ? tensor.type + " of " + Arrays.toString(tensor.getShape()).replace("-1", "any")
                : "no tensor";
    }

    /**
     * Runs the model once.
     *
     * @return its outputs, finite or not, as many as it gives
     * @throws OrtException when it fails
     */
    public float[] logits(ModelTokenizer.Window window) throws OrtException {
        Map<String, OnnxTensor> tensors = tensors(environment, session, window);
        try {
            try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
                if (result.get(0) instanceof OnnxTensor tensor
                        && tensor.getValue() instanceof float[][] rows
                        && rows.length == 1) {
                    return rows[0];
                }
                throw new OrtException("The model did not give one row of numbers for one text.");
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The model could not be closed.", e);
        }
    }
}
