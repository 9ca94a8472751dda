package org.brightline.language.learned.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brightline.language.Element;
import org.brightline.language.learned.Calibration;
import org.brightline.language.learned.session.ModelException;

/**
 * What an operator says of his own model, in a YAML file beside it; docs/policy-guide.md has one.
 *
 * @param name how findings name it
 * @param version the version of its data, as findings name it
 * @param model the ONNX file
 * @param tokenizer the file that cuts texts into its tokens, in the form of Hugging Face
 * @param languages those it was made for, as BCP 47 primary subtags; it sees no text in another
 * @param maxTokens most tokens that it takes at a time, its marks included, 1 to {@value #MOST_TOKENS}
 * @param output how its outputs become probabilities
 * @param labels what each of its outputs means, in their order; empty for what crosses no line
 * @param calibration what makes a probability of a margin
 * @param calibrated whether the file gave one; else a probability is what the model says itself
 * @param maskNames whether it wants one word in the place of every name
 */
record ModelDescription(
        String name,
        String version,
        Path model,
        Path tokenizer,
        Set<String> languages,
        int maxTokens,
        Output output,
        List<Optional<Element>> labels,
        Calibration calibration,
        boolean calibrated,
        boolean maskNames) {
    /** The longest sequence. */
    static final int MOST_TOKENS = 512;

    /** Bytes of the file. */
    static final int LARGEST = 20_000;

    /** How outputs, which are logits, become probabilities. */
    enum Output {
        /** One label is true. */
        SOFTMAX,
        /** Each label may be true. */
        SIGMOID
    }

    ModelDescription {
        languages = Set.copyOf(languages);
        labels = List.copyOf(labels);
    }

    /**
     * Reads a description.
     *
     * @throws ModelException when it is none, with everything that is wrong with it
     * @throws IOException when the file cannot be read
     */
    static ModelDescription read(Path file) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(LARGEST + 1);
        }
        ModelDescription description = ModelDescriptionFile.parse(file, content);
        beside(file, "model", description.model);
        beside(file, "tokenizer", description.tokenizer);
        return description;
    }

    private static void beside(Path file, String key, Path wanted) throws ModelException {
        if (!Files.isRegularFile(wanted)) {
            throw new ModelException(
                    file + ": '" + key + "' names " + wanted.getFileName() + ", and there is no such file beside it.");
        }
    }
}
