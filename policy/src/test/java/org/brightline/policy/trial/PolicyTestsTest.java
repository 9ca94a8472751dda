package org.brightline.policy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.brightline.language.Reader;
import org.brightline.language.pattern.PatternReader;
import org.brightline.policy.PolicyException;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.files.ReleaseReader;
import org.brightline.policy.files.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** Test files: what they may ask, what their author hears, and what a build server reads. */
class PolicyTestsTest {
    private static final Reader READER = PatternReader.shipped();
    private static final Release SHIPPED = ReleaseReader.shipped();
    private static final String GOOD = """
            tests:
              - name: praise is promotion
                text: Long live the Ashfall Front!
                language: en
                expect:
                  clauses: {promotion-glorification: match}
                  rungs: {promotion: match, plotting: no_match}
              - name: a known picture in a closed group
                known: [CONFIRMED_PROPAGANDA]
                audience: CLOSED_GROUP
                history: {removals over 180d: 3}
                expect:
                  rungs: {promotion: no_match}
            """;

    @TempDir
    Path folder;

    @Test
    void a_test_says_what_it_expects_of_clauses_and_rungs() {
        List<PolicyTest> tests = PolicyTestFile.read(SHIPPED, Map.of("a.yaml", GOOD));
        assertThat(tests).hasSize(2);
        assertThat(tests.getFirst().clauses()).containsExactly(Map.entry("promotion-glorification", Result.MATCH));
        assertThat(tests.getFirst().rungs())
                .containsExactly(Map.entry(Rung.PROMOTION, Result.MATCH), Map.entry(Rung.PLOTTING, Result.NO_MATCH));
        assertThat(tests.getLast().line()).isEqualTo(8);
        assertThat(tests.getLast().post().history().keySet()).singleElement().hasToString("removals over 180d");
        PolicyTestReport report = new PolicyTests(READER).run(SHIPPED, tests);
        assertThat(report.failed()).isZero();
        assertThat(report.text())
                .contains("  ok      a.yaml: 2 of 2\n")
                .contains("examples and tests come out as the line says");
    }

    @Test
    void a_failure_shows_the_expectation_the_result_and_the_trace() {
        String wrong = GOOD.replace("promotion-glorification: match", "promotion-glorification: no_match")
                .replace("plotting: no_match", "plotting: undetermined");
        PolicyTestReport report =
                new PolicyTests(READER).run(SHIPPED, PolicyTestFile.read(SHIPPED, Map.of("a.yaml", wrong)));
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.text())
                .contains("  FAILED  a.yaml: 1 of 2\n")
                .contains("          praise is promotion (line 2)\n")
                .contains("clause promotion-glorification: expected NO_MATCH but got MATCH\n")
                .contains("- holds: it names a designated organisation or a terrorist act [object]")
                .contains("rung PLOTTING: expected UNDETERMINED but got NO_MATCH\n");
    }

    @Test
    void an_example_that_fails_is_told_like_a_test() {
        Map<String, String> files = new TreeMap<>(ReleaseReader.shippedFiles());
        files.computeIfPresent(
                "view.yaml", (name, text) -> text.replace("must_not_match:\n", "must_not_match:\n  - Good morning.\n"));
        PolicyTestReport report = new PolicyTests(READER).run(ReleaseReader.read("bad", files), List.of());
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.text()).contains("no_match: Good morning.\n").contains("expected NO_MATCH but got MATCH\n");
    }

    @Test
    void a_clause_in_shadow_has_a_result_of_its_own_and_none_for_its_rung() {
        Map<String, String> files = new TreeMap<>(ReleaseReader.shippedFiles());
        files.computeIfPresent(
                "promotion-glorification.yaml", (name, text) -> text.replace("mode: live", "mode: shadow"));
        Release shadow = ReleaseReader.read("shadow", files);
        PolicyTestReport report =
                new PolicyTests(READER).run(shadow, PolicyTestFile.read(shadow, Map.of("a.yaml", GOOD)));
        assertThat(report.text())
                .contains("rung PROMOTION: expected MATCH but got NO_MATCH")
                .doesNotContain("clause promotion-glorification: expected");
    }

    @Test
    void a_build_server_reads_the_report() throws Exception {
        String wrong = GOOD.replace("praise is promotion", "<praise> & \\\"odd\\\" \\b words")
                .replace("name: <praise>", "name: \"<praise>")
                .replace("words\n", "words\"\n")
                .replace("promotion: match", "promotion: no_match");
        PolicyTestReport report =
                new PolicyTests(READER).run(SHIPPED, PolicyTestFile.read(SHIPPED, Map.of("a.yaml", wrong)));
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(report.junit().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getAttribute("tests"))
                .isEqualTo(String.valueOf(report.outcomes().size()));
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(root.getElementsByTagName("testcase").getLength())
                .isEqualTo(report.outcomes().size());
        assertThat(root.getElementsByTagName("failure").getLength()).isEqualTo(1);
        Element failure = (Element) root.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("rung PROMOTION: expected NO_MATCH but got MATCH");
        assertThat(((Element) failure.getParentNode()).getAttribute("name"))
                .isEqualTo("<praise> & \"odd\" \uFFFD words (line 2)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            name: praise is      ¦ nmae: praise is     ¦ 2:11 ¦ unknown key 'nmae'; did you mean 'name'?
            {promotion-glor      ¦ {promotion-glory    ¦ 6:43 ¦ the release has no clause 'promotion-gloryification'; did you mean
            promotion: match     ¦ promotion: yes      ¦ 7:26 ¦ 'yes' is unknown here; known are [match, no_match, undetermined]
            plotting:            ¦ ploting:            ¦ 7:42 ¦ 'ploting' is unknown here
            {promotion: no_match} ¦ {}                 ¦ 13:7 ¦ say what to expect
            CLOSED_GROUP         ¦ CLOSED              ¦ 10:15 ¦ 'CLOSED' is no audience
            over 180d            ¦ over 1000d          ¦ 11:36 ¦ is no window; write one of [posts, reports, removals]
            180d: 3              ¦ 180d: many          ¦ 11:35 ¦ 'many' is no count
            a known picture in a closed group ¦ praise is promotion ¦ 8:5 ¦ the name 'praise is promotion' comes twice
            tests:               ¦ test:               ¦ 2:3  ¦ unknown key 'test'; did you mean 'tests'?
            """)
    void a_slip_is_told_where_it_stands(String right, String wrong, String place, String message) {
        assertThat(problems(GOOD.replace(right, wrong))).anySatisfy(problem -> {
            assertThat(problem.toString()).startsWith("a.yaml:" + place + ": ");
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void a_test_that_expects_nothing_or_a_file_without_tests_is_refused() {
        assertThat(problems("tests: []\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("1 to 1000 tests"));
        assertThat(problems("tests: [word]\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("a test is a map"));
        assertThat(problems("tests:\n  - name: n\n    text: t\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("'expect' must be a map"));
        String many = "tests:\n" + "  - {}\n".repeat(PolicyTestFile.MOST_TESTS + 1);
        assertThat(problems(many))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("1 to 1000"));
    }

    @Test
    void a_policy_is_a_folder_of_clauses_with_tests_beside_them() throws IOException {
        Path policy = folder.resolve("mine");
        PolicyFolder mine = new PolicyFolder(policy);
        mine.init();
        Release release = mine.release();
        assertThat(release.digest()).isEqualTo(SHIPPED.digest());
        assertThat(release.name()).isEqualTo("mine");
        List<PolicyTest> tests = mine.tests(release);
        assertThat(tests).hasSizeGreaterThan(15);
        assertThat(new PolicyTests(READER).run(release, tests).failed()).isZero();
        assertThatThrownBy(mine::init).hasMessage(policy + ": is not empty; name a new folder");
    }

    @Test
    void what_is_no_policy_is_told() throws IOException {
        assertThatThrownBy(() -> new PolicyFolder(folder.resolve("nowhere")).release())
                .hasMessageContaining("nowhere: is no folder");
        assertThatThrownBy(() -> new PolicyFolder(folder).release()).hasMessageContaining("holds no clause file");
        Files.write(folder.resolve("a.yaml"), new byte[] {'i', 'd', ':', (byte) 0xC3, '('});
        Files.writeString(folder.resolve("b.yml"), "x".repeat(4 * YamlFile.LARGEST + 1));
        PolicyException e = catchThrowableOfType(PolicyException.class, () -> new PolicyFolder(folder).release());
        assertThat(e.problems())
                .extracting(PolicyProblem::message)
                .containsExactlyInAnyOrder("is not UTF-8", "has more than 200000 characters");
        Files.delete(folder.resolve("b.yml"));
        Files.writeString(folder.resolve("a.yaml"), GOOD);
        assertThatThrownBy(() -> new PolicyFolder(folder).release())
                .hasMessageContaining("a.yaml:2:3: unknown key 'tests'");
        assertThat(new PolicyFolder(folder).tests(SHIPPED)).isEmpty();
    }

    private static List<PolicyProblem> problems(String yaml) {
        return catchThrowableOfType(PolicyException.class, () -> PolicyTestFile.read(SHIPPED, Map.of("a.yaml", yaml)))
                .problems();
    }
}
