package org.brightline.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text.found(CALL) && !text.found(NEGATION) || item.audience == PUBLIC",
                "text.count(CALL) * 2 - 1 >= 3 ? true : text.score(CALL) > 0.5",
                "text.score(CALL) >= 1 && text.count(CALL) < 2.5",
                "item.platform.startsWith('a') || item.kind.endsWith('t') || item.language.contains('e')",
                "item.platform.matches('[a-z]+')",
                "size(match.known) % 2 == 1 && 'X' in match.exact",
                "match.known.exists(bank, bank != 'X') && match.known.all(bank, size(bank) < 40)",
                "match.known.filter(bank, bank > 'B').size() == 1 && match.known.map(bank, bank + '!')[0] == 'C!'",
                "match.known.exists_one(bank, bank == 'X')",
                "int(text.score(CALL) * 10.0) > 5 && string(text.count(CALL)) == '2' && double(text.count(CALL)) > 1.5"
            })
    void a_condition_may_compare_compute_and_look_through_lists(String expression) throws Exception {
        assertThat(Expressions.condition(expression, Set.of()).references()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp('2026-01-01T00:00:00Z') < timestamp('2027-01-01T00:00:00Z') && text.found(CALL)",
                "duration('1h') > duration('1m') && text.found(CALL)",
                "bytes('a') == b'a' && text.found(CALL)",
                "uint(text.count(CALL)) > 1u",
                "text.count(CALL)"
            })
    void what_has_nothing_to_work_on_here_is_refused_when_the_clause_is_read(String expression) {
        assertThatThrownBy(() -> Expressions.condition(expression, Set.of()))
                .isInstanceOfSatisfying(
                        Expressions.FaultyException.class,
                        e -> assertThat(e.faults())
                                .isNotEmpty()
                                .allSatisfy(fault -> assertThat(fault.line()).isEqualTo(1)));
    }

    @Test
    void the_same_words_mean_what_their_own_names_say() throws Exception {
        assertThat(Expressions.condition("history.removals > 1", Set.of("removals"))
                        .references())
                .contains("history.removals");
        assertThatThrownBy(() -> Expressions.condition("history.removals > 1", Set.of("reports")))
                .isInstanceOf(Expressions.FaultyException.class);
        assertThat(new Expressions.Combiner(List.of("a", "b")).compile("a && b").references())
                .containsExactlyInAnyOrder("a", "b");
        Expressions.Combiner other = new Expressions.Combiner(List.of("a"));
        assertThatThrownBy(() -> other.compile("a && b")).isInstanceOf(Expressions.FaultyException.class);
    }
}
