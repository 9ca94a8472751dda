package org.brightline.policy.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brightline.policy.Clause;
import org.brightline.policy.PolicyException;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.Release;
import org.brightline.policy.engine.PolicyEngine;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads clause files into a release. Strict: whatever is wrong is said, all at once, and then there is no release. */
public final class ReleaseReader {
    /** Most files that a release may have. */
    public static final int MOST_FILES = 200;

    private static final String FOLDER = "release/";

    private ReleaseReader() {}

    private record Parsed(String file, @Nullable Clause clause, List<PolicyProblem> problems) {
        static Parsed of(Map.Entry<String, String> file, boolean published) {
            List<PolicyProblem> problems = new ArrayList<>();
            Clause clause = new ClauseFile(file.getKey(), problems, published).read(file.getValue());
            problems.sort(PolicyProblem.BY_PLACE);
            return new Parsed(file.getKey(), clause, problems);
        }
    }

    /**
     * Reads what an author has written.
     *
     * @param name the name that the release is to have
     * @param files the content of each clause file by its name
     * @throws PolicyException with every problem found
     */
    public static Release read(String name, Map<String, String> files) {
        return read(name, files, false);
    }

    /**
     * Reads a release that was published. What is asked of an author is not asked of it again: decisions were made under it, it may be
     * in force, and a version of this program that asks for more must not leave a server without its line.
     *
     * @param name the name that the release has
     * @param files the content of each clause file by its name
     * @throws PolicyException with every problem found
     */
    public static Release readPublished(String name, Map<String, String> files) {
        return read(name, files, true);
    }

    private static Release read(String name, Map<String, String> files, boolean published) {
        List<PolicyProblem> problems = new ArrayList<>();
        if (files.isEmpty() || files.size() > MOST_FILES) {
            problems.add(new PolicyProblem(
                    name, 0, 0, "a release has 1 to " + MOST_FILES + " clause files, not " + files.size()));
            throw new PolicyException(problems);
        }
        List<Clause> clauses = new ArrayList<>();
        Map<String, String> fileOf = new HashMap<>();
        List<Parsed> parsed = new TreeMap<>(files)
                .entrySet().parallelStream()
                        .map(file -> Parsed.of(file, published))
                        .toList();
        for (Parsed one : parsed) {
            problems.addAll(one.problems);
            Clause clause = one.clause;
            if (clause != null) {
                String other = fileOf.putIfAbsent(clause.id(), one.file);
                if (other != null) {
                    problems.add(new PolicyProblem(
                            one.file, 0, 0, "the id '" + clause.id() + "' is taken by " + other + "; ids are unique"));
                }
                clauses.add(clause);
            }
        }
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        clauses.sort(Comparator.comparing(Clause::id));
        return new Release(name, CanonicalForm.digest(clauses), clauses);
    }

    /**
     * What is no fault and yet most likely a slip: an id that is not the name of its file. Whoever looks for a clause looks for its file.
     *
     * @param files the content of each clause file by its name or path
     */
    public static List<PolicyProblem> remarks(Map<String, String> files) {
        List<PolicyProblem> remarks = new ArrayList<>();
        new TreeMap<>(files).forEach((file, content) -> {
            String name = file.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.ya?ml$", "");
            Map<String, Node> keys = new YamlFile(file, new ArrayList<>()).read(content);
            if (keys != null
                    && keys.get("id") instanceof ScalarNode id
                    && !id.getValue().isBlank()
                    && !id.getValue().strip().equals(name)) {
                remarks.add(new PolicyProblem(
                        file,
                        YamlFile.line(id),
                        YamlFile.column(id),
                        "a warning: the id '" + id.getValue().strip() + "' is not the name of its file, '" + name
                                + "'; is one of them misspelt?"));
            }
        });
        return remarks;
    }

    /** The clause files that Brightline ships, by name: where an operator starts from. */
    public static Map<String, String> shippedFiles() {
        Map<String, String> files = new TreeMap<>();
        for (String file : resource("index.txt").lines().toList()) {
            files.put(file, resource(file));
        }
        return files;
    }

    /** The test files that belong to {@link #shippedFiles()}, by name. */
    public static Map<String, String> shippedTests() {
        Map<String, String> files = new TreeMap<>();
        for (String file : resource("tests/index.txt").lines().toList()) {
            files.put(file, resource("tests/" + file));
        }
        return files;
    }

    /** The release that Brightline ships; it is read once. */
    public static Release shipped() {
        return Shipped.RELEASE;
    }

    /** The engine of {@link #shipped()}; it is made once. */
    public static PolicyEngine shippedEngine() {
        return ShippedEngine.ENGINE;
    }

    private static final class Shipped {
        static final Release RELEASE = read("brightline-1", shippedFiles());
    }

    private static final class ShippedEngine {
        static final PolicyEngine ENGINE = new PolicyEngine(shipped());
    }

    private static String resource(String file) {
        try (InputStream in = Release.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("The clause file " + file + " is missing from the policy module.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The clause file " + file + " cannot be read.", e);
        }
    }
}
