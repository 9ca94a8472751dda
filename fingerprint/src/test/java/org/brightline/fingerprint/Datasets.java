package org.brightline.fingerprint;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the data that is not part of this repository. */
final class Datasets {

    private Datasets() {}

    /** A folder of the data sets, or the test is skipped and says why. */
    static Path folder(String name) {
        String named = System.getenv("BRIGHTLINE_DATASETS");
        Path folder = (named != null ? Path.of(named) : besideTheRepository()).resolve(name);
        assumeTrue(
                Files.isDirectory(folder),
                "Skipped: there is no data set at " + folder.toAbsolutePath()
                        + "; set BRIGHTLINE_DATASETS to the folder of the data sets.");
        return folder;
    }

    /** Maven runs the tests of a module in the folder of that module. */
    private static Path besideTheRepository() {
        Path here = Path.of("").toAbsolutePath();
        Path root = here;
        for (Path up = here; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve("pom.xml"))) {
                root = up;
            }
        }
        return root.resolveSibling("shared").resolve("datasets");
    }
}
