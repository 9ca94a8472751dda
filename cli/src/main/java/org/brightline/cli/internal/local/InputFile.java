package org.brightline.cli.internal.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that a command is given; what is wrong with one is said with its name. */
public final class InputFile {
    /** How pictures and videos are named; {@code .ts} is left out, because programs are named so too. */
    private static final Pattern MEDIUM_NAME = Pattern.compile(
            "\\.(jpe?g|jfif|png|gif|webp|bmp|heic|heif|avif|tiff?|mp4|m4v|mov|3gp|webm|mkv|avi|ogv|flv|wmv|asf|mpe?g|m2ts)$",
            Pattern.CASE_INSENSITIVE);

    private InputFile() {}

    /** Whether a file is named like a picture or a video, whatever is in it. */
    public static boolean isNamedLikeMedium(String name) {
        return MEDIUM_NAME.matcher(name).find();
    }

    /**
     * Files that somebody named, with all files in and below a folder in its place, in the order of their names.
     *
     * @throws IOException when a folder cannot be read; the message is for people
     */
    public static List<Path> all(List<Path> named) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path one : named) {
            if (Files.isDirectory(one)) {
                try (Stream<Path> below = Files.walk(one)) {
                    below.filter(Files::isRegularFile).sorted().forEach(files::add);
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            } else {
                files.add(one);
            }
        }
        return files;
    }

    /**
     * The bytes of a file that somebody named.
     *
     * @throws IOException when it cannot be read; the message is for people
     */
    public static byte[] read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "this is a folder, not a file");
        }
        return Files.readAllBytes(file);
    }

    /** The text of bytes; nothing if they are no UTF-8. */
    public static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
