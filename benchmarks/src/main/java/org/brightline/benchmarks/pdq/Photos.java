package org.brightline.benchmarks.pdq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The photos that the benchmarks read; they are not part of this repository. */
final class Photos {

    private Photos() {}

    /** All JPEG files under a folder of the data sets, in the order of their names. */
    static List<Path> under(String folder) {
        String root = System.getenv("BRIGHTLINE_DATASETS");
        if (root == null || !Files.isDirectory(Path.of(root, folder))) {
            throw new IllegalStateException("There are no photos: set BRIGHTLINE_DATASETS to the folder of the data sets, which has a folder "
                    + folder + ".");
        }
        try (Stream<Path> files = Files.walk(Path.of(root, folder))) {
            return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
