package org.brightline.policy.trial;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.brightline.policy.PolicyException;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.Release;
import org.brightline.policy.files.ReleaseReader;
import org.brightline.policy.files.YamlFile;

/**
 * A policy as its author keeps it: a folder of clause files ({@code *.yaml}), with test files in the folder {@code tests} inside it.
 */
public final class PolicyFolder {
    private static final String TESTS = "tests";

    private final Path folder;

    /** The folder; looked at only when something is read from it. */
    public PolicyFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The release that the clause files make, named like the folder.
     *
     * @throws PolicyException with every problem found, also when there is no such folder or no clause in it
     * @throws IOException when a file cannot be read
     */
    public Release release() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw problem(folder, "is no folder; name the folder that holds the clause files (*.yaml)");
        }
        Map<String, String> files = files(folder);
        if (files.isEmpty()) {
            throw problem(folder, "holds no clause file (*.yaml)");
        }
        return ReleaseReader.read(
                folder.toAbsolutePath().normalize().getFileName().toString(), files);
    }

    /**
     * What is no fault in its clause files and yet most likely a slip.
     *
     * @throws IOException when a file cannot be read
     */
    public List<PolicyProblem> remarks() throws IOException {
        return ReleaseReader.remarks(files(folder));
    }

    /**
     * The tests in {@code tests}; none where there is no such folder.
     *
     * @throws PolicyException with every problem found
     * @throws IOException when a file cannot be read
     */
    public List<PolicyTest> tests(Release release) throws IOException {
        Path tests = folder.resolve(TESTS);
        return Files.isDirectory(tests) ? PolicyTestFile.read(release, files(tests)) : List.of();
    }

    /**
     * Writes the clauses and tests that Brightline ships, for an operator to adapt.
     *
     * @throws PolicyException when the folder is there and not empty; nothing is written over
     * @throws IOException when a file cannot be written
     */
    public void init() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> there = Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
                if (there.findAny().isPresent()) {
                    throw problem(folder, "is not empty; name a new folder");
                }
            }
        }
        Path tests = Files.createDirectories(folder.resolve(TESTS));
        for (Map.Entry<String, String> file : ReleaseReader.shippedFiles().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        for (Map.Entry<String, String> file : ReleaseReader.shippedTests().entrySet()) {
            Files.writeString(tests.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.list(folder)) {
            paths = all.filter(path -> path.toString().matches(".*\\.ya?ml") && Files.isRegularFile(path))
                    .toList();
        }
        Map<String, String> files = new TreeMap<>();
        List<PolicyProblem> problems = new ArrayList<>();
        for (Path path : paths) {
            if (Files.size(path) > 4L * YamlFile.LARGEST) {
                problems.add(
                        new PolicyProblem(path.toString(), 0, 0, "has more than " + YamlFile.LARGEST + " characters"));
                continue;
            }
            try {
                files.put(path.toString(), Files.readString(path));
            } catch (MalformedInputException e) {
                problems.add(new PolicyProblem(path.toString(), 0, 0, "is not UTF-8"));
            }
        }
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        return files;
    }

    private static PolicyException problem(Path path, String message) {
        return new PolicyException(List.of(new PolicyProblem(path.toString(), 0, 0, message)));
    }
}
