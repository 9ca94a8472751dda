package org.brightline.policy.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.brightline.policy.Clause;
import org.brightline.policy.Condition;
import org.brightline.policy.Example;
import org.brightline.policy.PolicyException;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.Release;
import org.brightline.policy.Rung;
import org.junit.jupiter.api.Test;

class ReleaseReaderTest {
    private static final String GOOD = """
            id: a-clause
            title: A title
            text: What is forbidden and what is not.
            law: A law
            rung: incitement
            mode: live
            on_undetermined: review
            conditions:
              call: text.found(CALL)
              public: item.audience == 'PUBLIC'
            when: call && public
            exemptions_to_ask: [journalism]
            effects:
              - {effect: remove, human: required}
            must_match: [We must kill all the infidels.]
            must_not_match:
              - text: Good morning.
                language: en
            """;

    @Test
    void a_clause_file_becomes_a_clause() {
        Release release = ReleaseReader.read("one", Map.of("a.yaml", GOOD));
        Clause clause = release.clause("a-clause").orElseThrow();
        assertThat(clause.rung()).isEqualTo(Rung.INCITEMENT);
        assertThat(clause.conditions()).extracting(Condition::name).containsExactly("call", "public");
        assertThat(clause.mustNotMatch()).containsExactly(Example.ofText("Good morning.", "en"));
        assertThat(release.name()).isEqualTo("one");
    }

    @Test
    void half_a_character_is_refused_where_it_stands() {
        assertThat(problems(GOOD.replace("A law", "A \uD801\uD801law")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).startsWith("a.yaml:4:8: half a character"));
    }

    @Test
    void an_unknown_key_is_refused_where_it_stands() {
        assertThat(problems(GOOD + "colour: red\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).startsWith("a.yaml:19:9: unknown key 'colour'"));
    }

    @Test
    void a_condition_that_does_not_compile_is_refused_in_its_very_column() {
        assertThat(problems(GOOD.replace("text.found(CALL)", "text.found(CAL)")))
                .anySatisfy(problem -> {
                    assertThat(problem.line()).isEqualTo(9);
                    assertThat(problem.column()).isEqualTo(20);
                    assertThat(problem.message()).contains("there is no 'CAL' here; did you mean 'CALL'?");
                });
        assertThat(problems(GOOD.replace("text.found(CALL)", "text.count(CALL)")))
                .anySatisfy(problem -> assertThat(problem.message())
                        .contains("it has to be true or false, but this is a whole number"));
        assertThat(problems(GOOD.replace("item.audience == 'PUBLIC'", "item.audience == 3")))
                .anySatisfy(
                        problem -> assertThat(problem.message()).contains("'==' takes the same kind on both sides"));
        assertThat(problems(GOOD.replace("item.audience", "item.author")))
                .anySatisfy(
                        problem -> assertThat(problem.message()).contains("there is no 'item.author' here; known are"));
    }

    @Test
    void when_may_speak_of_conditions_only() {
        assertThat(problems(GOOD.replace("when: call && public", "when: call && text.found(THREAT)")))
                .anySatisfy(problem -> {
                    assertThat(problem.line()).isEqualTo(11);
                    assertThat(problem.message()).contains("there is no function 'found' here");
                });
    }

    @Test
    void all_problems_are_told_at_once() {
        String bad = GOOD.replace("title: A title\n", "")
                .replace("rung: incitement", "rung: opinion")
                .replace("mode: live", "mode: [live]");
        assertThat(problems(bad))
                .extracting(PolicyProblem::message)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("'title' is missing"),
                        message -> assertThat(message)
                                .contains("'opinion' is unknown here")
                                .contains("incitement"),
                        message -> assertThat(message).contains("'mode' must be a text"));
    }

    @Test
    void a_rung_may_lead_only_to_what_the_line_allows() {
        assertThat(problems(GOOD.replace("rung: incitement", "rung: view")))
                .anySatisfy(problem -> assertThat(problem.message()).contains("'view' may not lead to 'remove'"));
        assertThat(problems(GOOD.replace("{effect: remove, human: required}", "{effect: escalate, human: two}")))
                .anySatisfy(problem -> assertThat(problem.message()).contains("may not lead to 'escalate'"));
        assertThat(problems(GOOD.replace("\n  - {effect: remove, human: required}", " []")))
                .anySatisfy(problem -> assertThat(problem.message()).contains("at least one effect"));
        assertThat(problems(GOOD.replace("[journalism]", "[]")))
                .anySatisfy(problem -> assertThat(problem.message()).contains("Art. 1(3)"));
    }

    @Test
    void a_clause_without_examples_is_refused() {
        assertThat(problems(GOOD.replace("must_match: [We must kill all the infidels.]", "must_match: []")))
                .anySatisfy(problem -> assertThat(problem.message()).contains("at least one example"));
    }

    @Test
    void two_clauses_cannot_share_an_id() {
        PolicyException e = catchThrowableOfType(
                PolicyException.class, () -> ReleaseReader.read("two", Map.of("a.yaml", GOOD, "b.yaml", GOOD)));
        assertThat(e.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("b.yaml").contains("taken by a.yaml"));
    }

    @Test
    void an_id_that_is_not_the_name_of_its_file_is_told_and_refuses_nothing() {
        assertThat(ReleaseReader.remarks(Map.of("my/a-clauze.yaml", GOOD)))
                .singleElement()
                .satisfies(remark -> assertThat(remark.toString())
                        .isEqualTo("my/a-clauze.yaml:1:5: a warning: the id 'a-clause' is not the name of its file, "
                                + "'a-clauze'; is one of them misspelt?"));
        assertThat(ReleaseReader.remarks(Map.of("my/a-clause.yaml", GOOD, "a-clause.yml", GOOD, "b.yaml", "id: [")))
                .isEmpty();
        assertThat(ReleaseReader.remarks(ReleaseReader.shippedFiles())).isEmpty();
    }

    @Test
    void what_could_make_a_small_file_large_is_refused() {
        assertThat(problems("a: &x [1]\nb: *x\n"))
                .anySatisfy(problem -> assertThat(problem.message()).contains("anchors and aliases"));
        assertThat(problems("a: " + "[".repeat(5_000) + "]".repeat(5_000)))
                .anySatisfy(problem -> assertThat(problem.message()).contains("nested more than 8"));
        assertThat(problems("a: [" + "1,".repeat(20_000) + "1]"))
                .anySatisfy(problem -> assertThat(problem.message()).contains("more than 10000 values"));
        assertThat(problems("x".repeat(200_001)))
                .anySatisfy(problem -> assertThat(problem.message()).contains("at most 200000"));
        assertThat(problems(GOOD.replace("text.found(CALL)", "(".repeat(200) + "true" + ")".repeat(200))))
                .isNotEmpty();
        assertThat(problems(GOOD.replace("text.found(CALL)", "true || ".repeat(400) + "true")))
                .isNotEmpty();
    }

    @Test
    void a_tag_that_is_none_is_refused_and_no_fault() {
        assertThat(problems("!%5"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("not readable as YAML"));
        assertThat(problems(GOOD.replace("id: ", "id: !<%zz> "))).isNotEmpty();
    }

    @Test
    void a_broken_file_is_refused_with_the_place() {
        assertThat(problems("id: [a\n")).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("'[' opens a list here that is not closed");
            assertThat(problem.line()).isPositive();
        });
        assertThat(problems("- a\n"))
                .anySatisfy(problem -> assertThat(problem.message()).contains("map of keys"));
        assertThat(problems(GOOD + "---\n" + GOOD))
                .anySatisfy(problem -> assertThat(problem.message()).contains("one document"));
        assertThat(problems("")).isNotEmpty();
    }

    private static List<PolicyProblem> problems(String yaml) {
        PolicyException e =
                catchThrowableOfType(PolicyException.class, () -> ReleaseReader.read("bad", Map.of("a.yaml", yaml)));
        return e.problems();
    }
}
