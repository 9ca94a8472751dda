package org.brightline.cli.internal.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
     * Files that somebody named, with all files in and below a folder in its place, in the order of their names. A folder that has none or
     * cannot be read stands for itself, so that whoever reads it says so.
     */
    public static List<Path> all(List<Path> named) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path one : named) {
            if (Files.isDirectory(one)) {
                List<Path> below = below(one);
                files.addAll(below.isEmpty() ? List.of(one) : below);
            } else {
                files.add(one);
            }
        }
        return files;
    }

    private static List<Path> below(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    /**
     * The bytes of a file that somebody named.
     *
     * @throws IOException when it cannot be read; the message is for people
     */
    public static byte[] read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "this is a folder, and no file in it can be read");
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
