package org.brightline.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author who writes no programs hears about a slip in a condition. */
class CompilerWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            text.count(CALL) && text.found(CALL)   ¦ 1:18 ¦ '&&' takes true or false on both sides; it was given a whole number and something true or false
            item.audience > 3                      ¦ 1:15 ¦ '>' takes two numbers, two strings, or true and false, on its sides; it was given a name or string and a whole number
            'X' in item.kind                       ¦ 1:5  ¦ 'in' takes a list such as [PUBLIC, OPEN_GROUP] on its right
            text.stands(CALL, 1, {NEGATION: 0})    ¦ 1:12 ¦ text.stands takes an element such as CALL, a score such as 0.8, contexts such as {NEGATION: 0}; it was given a name or string and a whole number and contexts with distances
            text.near(CALL, TIME, '120')           ¦ 1:10 ¦ text.near takes an element such as CALL, an element such as CALL, a distance such as 120; it was given
            size(3) > 1                            ¦ 1:5  ¦ 'size' takes a list, a map or a string; it was given a whole number
            item.kind.startsWith(3)                ¦ 1:21 ¦ it was given a name or string and a whole number
            text.score(CALL) * 2 > 1.0             ¦ 1:18 ¦ write 2.0 beside a score
            item.kind ? true : false               ¦ 1:11 ¦ '? :' takes something true or false before '?'
            text.count(CALL)                       ¦ 1:11 ¦ it has to be true or false, but this is a whole number; compare it with something
            text.count(CALL).exists(x, true)       ¦ 1:11 ¦ only a list such as match.known can be looked through, but this is a whole number
            match.exact.exists(3, true)            ¦ 1:20 ¦ first comes a name of your own
            has(item.kind)                         ¦ 1:4  ¦ 'has' asks whether a map has a key
            text.found                             ¦ 1:5  ¦ after 'text.' comes a function
            CALL.foo                               ¦ 1:5  ¦ nothing can be asked here with '.': this is a name or string
            text.found(CALL                        ¦ 1:16 ¦ ')' is missing at the end
            text.found(CALL))                      ¦ 1:17 ¦ ')' does not fit here
            text.found(CALL) &&                    ¦ 1:20 ¦ it ends before it is complete
            text.found(CALL) and text.found(TIME)  ¦ 1:18 ¦ 'and' does not fit here; write '&&'
            item.audience = PUBLIC                 ¦ 1:15 ¦ '=' means nothing here; to compare, write '=='
            text.found(CALL) & text.found(TIME)    ¦ 1:18 ¦ '&' means nothing here; for «and», write '&&'
            text.found(CALL) | text.found(TIME)    ¦ 1:18 ¦ '|' means nothing here; for «or», write '||'
            item.kind == 'post                     ¦ 1:14 ¦ a string begins here and does not end
            99999999999999999999 > 1               ¦ 1:1  ¦ '99999999999999999999' is too large for a number
            """)
    void a_slip_is_told_without_a_word_of_the_compiler(String condition, String place, String message) {
        assertThat(faults(condition)).anySatisfy(fault -> {
            assertThat(fault.line() + ":" + fault.column()).isEqualTo(place);
            assertThat(fault.message()).contains(message);
        });
        assertThat(faults(condition))
                .allSatisfy(fault -> assertThat(fault.message())
                        .doesNotContain("overload", "undeclared", "EOF", "expecting", "token", "bool", "_&", "@in"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            text.fond(CALL)          ¦ 1:6 ¦ there is no function 'fond' here; did you mean 'text.found'?
            found(CALL)              ¦ 1:6 ¦ 'found' is asked of the text: write text.found(…)
            text.found(CALLS)        ¦ 1:12 ¦ there is no 'CALLS' here; did you mean 'CALL'?
            item.audiance == PUBLIC  ¦ 1:1 ¦ there is no 'item.audiance' here; did you mean 'item.audience'?
            item.lang == 'en'        ¦ 1:1 ¦ there is no 'item.lang' here; did you mean 'item.language'?
            Item.kind == 'post'      ¦ 1:1 ¦ there is no 'Item.kind' here; did you mean 'item.kind'?
            match.knwon == []        ¦ 1:1 ¦ there is no 'match.knwon' here; did you mean 'match.known'?
            Text.found(CALL)         ¦ 1:1 ¦ there is no 'Text' here; did you mean 'text'?
            history.removals > 1     ¦ 1:1 ¦ the clause has no such input; declare it
            """)
    void an_unknown_name_is_told_with_the_nearest_that_is_known(String condition, String place, String message) {
        assertThat(faults(condition)).anySatisfy(fault -> {
            assertThat(fault.line() + ":" + fault.column()).isEqualTo(place);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void the_name_of_a_condition_that_is_misspelt_is_told_with_the_one_that_was_meant() {
        Expressions.Combiner combiner = new Expressions.Combiner(List.of("invitation", "again"));
        Expressions.FaultyException faulty = catchThrowableOfType(
                Expressions.FaultyException.class, () -> combiner.compile("invitation &&\n  agian"));
        assertThat(faulty.faults())
                .containsExactly(new Expressions.Fault(2, 3, "there is no 'agian' here; did you mean 'again'?"));
    }

    private static List<Expressions.Fault> faults(String condition) {
        return catchThrowableOfType(Expressions.FaultyException.class, () -> Expressions.condition(condition, Set.of()))
                .faults();
    }
}
