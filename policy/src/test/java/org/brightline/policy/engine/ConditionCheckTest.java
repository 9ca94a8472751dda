package org.brightline.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author hears about a condition that means nothing. */
class ConditionCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            text.found('CALL')                                ¦ 1:12 ¦ name an element here
            text.found('CA' + 'LL')                           ¦ 1:17 ¦ name an element here
            text.near(CALL, 'TIME', 5)                        ¦ 1:17 ¦ name an element here
            text.found(KNOWN_CONTENT)                         ¦ 1:12 ¦ ask for match.known
            text.found(PUBLIC)                                ¦ 1:12 ¦ name an element here
            text.near(CALL, TIME, -1)                         ¦ 1:24 ¦ a distance is a number of characters from 0 to 10000
            text.near(CALL, TIME, 10001)                      ¦ 1:23 ¦ a distance is
            text.stands(CALL, 1.5, {})                        ¦ 1:19 ¦ a score is a number from 0.0 to 1.0
            text.stands(CALL, 0.5, {THREAT: 5})               ¦ 1:25 ¦ THREAT is no context
            text.stands(CALL, 0.5, {'NEGATION': 5})           ¦ 1:25 ¦ name an element here
            text.stands(CALL, 0.5, {NEGATION: 99999})         ¦ 1:35 ¦ a distance is
            text.standsBy(CALL, CAL, 5, 0.5, {})              ¦ 1:21 ¦ did you mean 'CALL'?
            item.audience == 'PUBLC'                          ¦ 1:18 ¦ 'PUBLC' is no audience; did you mean 'PUBLIC'?
            item.audience in ['PUBLIC', 'EVERYBODY']          ¦ 1:29 ¦ 'EVERYBODY' is no audience; known are
            item.author == 'x'                                ¦ 1:1  ¦ known are [item.audience, item.kind, item.language, item.platform]
            history.removls > 1                               ¦ 1:1  ¦ there is no 'history.removls' here; did you mean 'history.removals'?
            text.count(CALL)                                  ¦ 1:11 ¦ it has to be true or false, but this is a whole number
            text.found(CALL) && item.kind == 3                ¦ 1:31 ¦ '==' takes the same kind on both sides; it was given a name or string and a whole number
            """)
    void a_slip_is_told_with_its_column(String condition, String place, String message) {
        assertThat(faults(condition)).anySatisfy(fault -> {
            assertThat(fault.line() + ":" + fault.column()).isEqualTo(place);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void elements_and_audiences_may_stand_in_any_expression_that_makes_sense() throws Expressions.FaultyException {
        Expressions.condition("item.audience in [PUBLIC, OPEN_GROUP] || item.audience == 'PRIVATE'", Set.of());
        Expressions.condition("text.count(CALL) + text.count(THREAT) > 2", Set.of());
        Expressions.condition("match.known.exists(bank, bank.startsWith('incident-'))", Set.of());
        Expressions.condition("history.removals >= 2", Set.of("removals"));
    }

    @Test
    void an_expression_is_bounded_in_length_and_depth() {
        assertThat(faults("true || ".repeat(Expressions.LONGEST / 8 + 1) + "true"))
                .anySatisfy(fault -> assertThat(fault.message()).contains("it has more than 2000 characters"));
        assertThat(faults("(".repeat(Expressions.DEEPEST + 1) + "true" + ")".repeat(Expressions.DEEPEST + 1)))
                .anySatisfy(fault -> assertThat(fault.message()).contains("it is nested more than 32 deep"));
    }

    private static List<Expressions.Fault> faults(String condition) {
        return catchThrowableOfType(
                        Expressions.FaultyException.class, () -> Expressions.condition(condition, Set.of("removals")))
                .faults();
    }
}
