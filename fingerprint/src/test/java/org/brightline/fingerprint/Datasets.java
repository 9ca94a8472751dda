package org.brightline.fingerprint;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the data that is not part of this repository. */
public final class Datasets {

    private Datasets() {}

    /** A folder of the data sets, or the test is skipped and says why. */
    public static Path folder(String name) {
        Path folder =
                Path.of(System.getProperty("brightline.datasets", "datasets")).resolve(name);
        assumeTrue(
                Files.isDirectory(folder),
                "Skipped: there is no data set at " + folder.toAbsolutePath()
                        + "; set BRIGHTLINE_DATASETS to the folder of the data sets.");
        return folder;
    }
}
