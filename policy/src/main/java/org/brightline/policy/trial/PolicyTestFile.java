package org.brightline.policy.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.brightline.policy.Example;
import org.brightline.policy.PolicyException;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.engine.Suggestion;
import org.brightline.policy.files.ExampleFields;
import org.brightline.policy.files.Fields;
import org.brightline.policy.files.YamlFile;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the test files of a policy. Strict, as the clauses are: a test that asks for nothing would be a test that cannot fail. */
public final class PolicyTestFile {
    /** Most tests in one file. */
    public static final int MOST_TESTS = 1_000;

    private static final Set<String> TEST_KEYS = with(ExampleFields.KEYS, "name", "expect");
    private static final Set<String> EXPECT_KEYS = Set.of("clauses", "rungs");

    private final String file;
    private final YamlFile yaml;
    private final Release release;

    private PolicyTestFile(String file, Release release, List<PolicyProblem> problems) {
        this.file = file;
        this.release = release;
        this.yaml = new YamlFile(file, problems);
    }

    /**
     * Reads test files.
     *
     * @param release the release that they test, so that the name of a clause that it does not have is a problem
     * @param files the content of each test file by its name
     * @throws PolicyException with every problem found
     */
    public static List<PolicyTest> read(Release release, Map<String, String> files) {
        List<PolicyProblem> problems = new ArrayList<>();
        List<PolicyTest> tests = new ArrayList<>();
        new TreeMap<>(files).forEach((file, content) -> {
            List<PolicyProblem> ofFile = new ArrayList<>();
            new PolicyTestFile(file, release, ofFile).read(content, tests);
            ofFile.sort(PolicyProblem.BY_PLACE);
            problems.addAll(ofFile);
        });
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        return tests;
    }

    private static Set<String> with(Set<String> keys, String... more) {
        Set<String> all = new HashSet<>(keys);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    private void read(String content, List<PolicyTest> tests) {
        Map<String, Node> keys = yaml.read(content);
        if (keys == null) {
            return;
        }
        Fields fields = new Fields(yaml, keys, Set.of("tests"));
        List<Node> nodes = fields.list("tests", true);
        if (fields.has("tests") && (nodes.isEmpty() || nodes.size() > MOST_TESTS)) {
            fields.problem("tests", "a test file has 1 to " + MOST_TESTS + " tests");
            return;
        }
        Set<String> names = new HashSet<>();
        for (Node node : nodes) {
            if (!(node instanceof MappingNode mapping)) {
                fields.problem(node, "a test is a map of keys and values, with 'name' and 'expect'");
                continue;
            }
            PolicyTest test = test(fields.in(mapping, TEST_KEYS), YamlFile.line(node));
            if (test != null) {
                if (!names.add(test.name())) {
                    fields.problem(node, "the name '" + test.name() + "' comes twice");
                }
                tests.add(test);
            }
        }
    }

    private @Nullable PolicyTest test(Fields fields, int line) {
        String name = fields.required("name");
        Example post = ExampleFields.read(fields);
        Map<String, Result> clauses = new LinkedHashMap<>();
        Map<Rung, Result> rungs = new LinkedHashMap<>();
        if (fields.node("expect") instanceof MappingNode mapping) {
            Fields expect = fields.in(mapping, EXPECT_KEYS);
            expect.map("clauses").forEach((id, node) -> {
                if (release.clause(id).isEmpty()) {
                    Set<String> ids = new TreeSet<>();
                    release.clauses().forEach(clause -> ids.add(clause.id()));
                    expect.problem(node, "the release has no clause '" + id + "'" + Suggestion.of(id, ids));
                } else {
                    result(expect, node, result -> clauses.put(id, result));
                }
            });
            expect.map("rungs").forEach((word, node) -> {
                Rung rung = expect.constant(node, word.toLowerCase(Locale.ROOT), Rung.class);
                if (rung != null) {
                    result(expect, node, result -> rungs.put(rung, result));
                }
            });
            if (expect.map("clauses").isEmpty() && expect.map("rungs").isEmpty()) {
                fields.problem("expect", "say what to expect, of 'clauses' or of 'rungs'");
            }
        } else {
            fields.problem("expect", "'expect' must be a map with 'clauses' or 'rungs'");
        }
        return post == null || (clauses.isEmpty() && rungs.isEmpty())
                ? null
                : new PolicyTest(file, line, name, post, clauses, rungs);
    }

    private static void result(Fields fields, Node node, Consumer<Result> found) {
        String word = fields.text(node, "an expected result");
        Result result = word == null ? null : fields.constant(node, word, Result.class);
        if (result != null) {
            found.accept(result);
        }
    }
}
