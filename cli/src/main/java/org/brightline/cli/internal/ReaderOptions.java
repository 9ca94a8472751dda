package org.brightline.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.brightline.language.Reader;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.learned.onnx.OnnxModel;
import org.brightline.language.learned.onnx.OnnxReader;
import org.brightline.language.pattern.PatternReader;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Option;

/** What reads a text beside the patterns, in the commands that need no server. */
final class ReaderOptions {
    @Option(
            names = "--patterns",
            description = "Leave the learned reader out, as a server does with BRIGHTLINE_READING_LEARNED=false.")
    boolean patternsAlone;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = {
                "Also ask a model of your own, as BRIGHTLINE_READING_MODEL does.",
                "FILE describes it; docs/operating.md says how."
            })
    @Nullable Path model;

    /**
     * The reader that was asked for. Its model goes with the process.
     *
     * @throws IOException when the model cannot be used; the message says why
     */
    Reader beside(PatternReader patterns) throws IOException {
        Reader reader = patternsAlone ? patterns : LearnedReader.shipped(patterns);
        if (model == null) {
            return reader;
        }
        // Outside the server nothing else says what is worth a line, and this library tells where it unpacked itself.
        LoggingSystem.get(ReaderOptions.class.getClassLoader()).setLogLevel("ai.djl", LogLevel.WARN);
        return new OnnxReader(reader, OnnxModel.open(model));
    }
}
