package org.brightline.policy.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.brightline.policy.PolicyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author who has never heard of YAML hears about a slip in it. */
class YamlWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            cel: text.stands(FINANCE, 0.8, {NEGATION: 0})  ¦ 1:41 ¦ ': ' stands inside a value; write the value under '>-'
            title: Asking: for goods                       ¦ 1:14 ¦ or in quotation marks
            id: a\\n title: b                              ¦ 2:2  ¦ this line begins deeper than the key above it
            a:\\n  says: x\\n   cel: y                     ¦ 3:4  ¦ which has a value already
            title: "a\\nlaw: b                             ¦ 1:8  ¦ a quotation mark opens here and is never closed
            says: 'it's so'                                ¦ 1:11 ¦ a quotation mark inside the value is written twice
            effects: [remove\\nlaw: b                      ¦ 1:10 ¦ '[' opens a list here that is not closed
            effects:\\n  - {effect: remove\\nlaw: b        ¦ 2:5  ¦ '{' opens here and is not closed
            when call\\nlaw: b                             ¦ 1:1  ¦ ':' is missing in this line, or the next one
            id: a\\nwhen call\\nlaw: b                      ¦ 2:1  ¦ ':' is missing in this line, or it belongs
            a:\\n  says it\\n  cel: x                       ¦ 2:3  ¦ ':' is missing in this line, or the next one
            a:\\n\\tb: c                                   ¦ 2:1  ¦ a tab stands here; indent with spaces
            title: @all of you                             ¦ 1:8  ¦ a value cannot begin with '@'
            when: !call && !time                           ¦ 1:7  ¦ a value cannot begin with '!'
            title: "a \\d"                                 ¦ 1:12 ¦ use single quotation marks
            text: > Forbidden\\n  to call                  ¦ 1:9  ¦ behind '>-' or '|' the line ends
            effects: - remove                              ¦ 1:10 ¦ '- ' begins a list entry; write it on a line of its own
            id: a\\n- remove                               ¦ 2:1  ¦ write the entry under its key
            """)
    void a_slip_is_told_in_plain_words_where_it_stands(String yaml, String place, String words) {
        assertThat(problem(yaml.replace("\\n", "\n").replace("\\t", "\t")))
                .startsWith("a.yaml:" + place + ": ")
                .contains(words);
    }

    @Test
    void of_two_lines_that_do_not_fit_together_the_one_that_is_out_of_step_is_told() {
        assertThat(problem("""
                id: a
                conditions:
                   call:
                     says: it calls
                     cel: >-
                       text.found(CALL)
                  time:
                    cel: "text.found(TIME)"
                """))
                .startsWith(
                        "a.yaml:3:4: this line begins in column 4, but line 7, which belongs beside it, in column 3;");
        assertThat(problem("""
                id: a
                conditions:
                  call:
                    cel: "text.found(CALL)"
                   time:
                    cel: "text.found(TIME)"
                """))
                .startsWith("a.yaml:5:4: this line begins in column 4, where no line that it could belong to begins;");
        assertThat(problem("""
                text: >-
                    Forbidden.
                  law: A law
                """)).startsWith("a.yaml:3:3: this line begins in column 3, where no line");
        assertThat(problem(" # first\n id: 'a'\ntitle: b\n"))
                .startsWith(
                        "a.yaml:2:2: this line begins in column 2, but line 3, which belongs beside it, in column 1;");
    }

    private static String problem(String yaml) {
        List<PolicyProblem> problems = new ArrayList<>();
        new YamlFile("a.yaml", problems).read(yaml);
        assertThat(problems).hasSize(1);
        return problems.getFirst().toString();
    }
}
