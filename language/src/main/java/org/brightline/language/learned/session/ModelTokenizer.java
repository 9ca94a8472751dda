package org.brightline.language.learned.session;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts texts into the tokens of a model. Safe for many threads until it is closed. */
public final class ModelTokenizer implements AutoCloseable {
    private static final String CACHE = "DJL_CACHE_DIR";

    static {
        // The library would call its makers and might fetch another build of itself; nothing leaves the operator's
        // machines.
        System.setProperty("ai.djl.offline", "true");
        // It unpacks itself below the home of whoever runs this, who may have none to write to.
        if (System.getenv(CACHE) == null
                && System.getProperty(CACHE) == null
                && !Files.isWritable(Path.of(System.getProperty("user.home")))) {
            System.setProperty(
                    CACHE,
                    Path.of(
                                    System.getProperty("java.io.tmpdir"),
                                    "brightline-" + ProcessHandle.current().pid())
                            .toString());
        }
    }

    private final HuggingFaceTokenizer tokenizer;

    private ModelTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * What a model takes at a time; all three have the same length, above 0.
     *
     * @param ids the numbers of tokens
     * @param mask 1 for each
     * @param types 0 for each, where the tokenizer knows of one text only
     */
    public record Window(long[] ids, long[] mask, long[] types) {}

    /**
     * Opens a tokenizer.
     *
     * @param file in the form of Hugging Face
     * @param maxTokens most tokens of a window, marks included
     * @throws ModelException when the file is no tokenizer, or leaves no room for a text
     */
    public static ModelTokenizer open(Path file, int maxTokens) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return open(in, file.toString(), maxTokens);
        }
    }

    /**
     * Opens a tokenizer.
     *
     * @param in its file
     * @param name the file's name, for an error
     * @param maxTokens most tokens of a window, marks included
     * @throws ModelException when it is none, or leaves no room for a text
     */
    static ModelTokenizer open(InputStream in, String name, int maxTokens) throws IOException {
        Map<String, String> options = Map.of(
                "addSpecialTokens", "true",
                "withOverflowingTokens", "true",
                "truncation", "LONGEST_FIRST",
                "padding", "DO_NOT_PAD",
                "stride", "0",
                "maxLength", String.valueOf(maxTokens),
                "modelMaxLength", String.valueOf(maxTokens));
        ModelTokenizer opened;
        try {
            opened = new ModelTokenizer(HuggingFaceTokenizer.newInstance(in, options));
        } catch (RuntimeException e) {
            throw new ModelException(name + ": this is no tokenizer.json of Hugging Face: " + e.getMessage());
        }
        int marks = opened.tokenizer.encode("", true, false).getIds().length;
        if (marks >= maxTokens) {
            opened.close();
            throw new ModelException(name + ": it puts " + marks + " marks around a text, so that 'max_tokens' "
                    + maxTokens + " leaves no room for it.");
        }
        return opened;
    }

    /** The whole text in windows that the model takes; none where it has no token. */
    public List<Window> windows(String text) {
        // Half a character, which a post may hold, is none to the tokenizer.
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        List<Window> windows = new ArrayList<>();
        Encoding first = tokenizer.encode(whole, true, true);
        add(first, windows);
        for (Encoding next : first.getOverflowing()) {
            add(next, windows);
        }
        return windows;
    }

    private static void add(Encoding encoding, List<Window> windows) {
        if (encoding.getIds().length > 0) {
            windows.add(new Window(encoding.getIds(), encoding.getAttentionMask(), encoding.getTypeIds()));
        }
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
