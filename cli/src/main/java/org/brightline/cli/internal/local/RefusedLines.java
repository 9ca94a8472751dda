package org.brightline.cli.internal.local;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.brightline.platform.base.LineReader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a bank in a file that a server has refused. It says by which rule, and never repeats what was in them; whoever has the
 * file can be told which word it is.
 */
public final class RefusedLines implements Closeable {
    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;
    private final LineReader reader;
    private long number;

    /** Of a file with a kind and a fingerprint a line. */
    public RefusedLines(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file));
        this.reader = new LineReader(in, LONGEST_LINE);
    }

    /**
     * What is wrong with a line, if it is that its first word is no kind. Lines are asked for in the order of the file.
     *
     * @param line its number, from 1
     */
    public Optional<String> unknownKind(long line) throws IOException {
        LineReader.@Nullable Line read = null;
        while (number < line) {
            read = reader.next();
            number++;
        }
        if (read == null) {
            return Optional.empty();
        }
        String[] words = new String(read.bytes(), StandardCharsets.UTF_8)
                .replaceFirst("^\\uFEFF", "")
                .strip()
                .split("[ \t]+", 2);
        return words.length < 2 || KindWord.kind(words[0]).isPresent()
                ? Optional.empty()
                : Optional.of(KindWord.unknown(words[0]));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
