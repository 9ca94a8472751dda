package org.brightline.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.junit.jupiter.api.Test;

/** The index against the plain question asked of every pair. */
class ElementIndexTest {

    @Property(tries = 300)
    void neighbours_are_those_of_every_pair_within_the_distance(
            @ForAll("findings") List<ElementFinding> findings, @ForAll @IntRange(max = 30) int distance) {
        ElementIndex index = new ElementIndex(new Reading("en", true, findings));
        for (ElementFinding finding : findings) {
            for (Element element : List.of(Element.CALL, Element.NEGATION, Element.QUOTATION)) {
                assertThat(index.near(element, finding.span(), distance))
                        .containsExactlyInAnyOrderElementsOf(findings.stream()
                                .filter(other -> other.element() == element
                                        && other.span().distance(finding.span()) <= distance)
                                .toList());
            }
        }
    }

    @Property(tries = 300)
    void a_call_stands_where_no_negation_is_near_it(
            @ForAll("findings") List<ElementFinding> findings, @ForAll @IntRange(max = 30) int distance) {
        TextFacts facts = new TextFacts(new ElementIndex(new Reading("en", true, findings)), null);
        boolean stands = findings.stream()
                .filter(call -> call.element() == Element.CALL && call.score() >= 0.5)
                .anyMatch(call -> findings.stream()
                        .noneMatch(other -> other.element() == Element.NEGATION
                                && other.span().distance(call.span()) <= distance));
        assertThat(facts.stands("CALL", 0.5, Map.of("NEGATION", (long) distance)))
                .isEqualTo(stands);
    }

    @Test
    void a_trace_names_some_of_very_many_findings() {
        List<ElementFinding> findings = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            findings.add(finding(i % 2 == 0 ? Element.CALL : Element.NEGATION, i * 10, 5, 0.9));
        }
        ElementIndex index = new ElementIndex(new Reading("en", true, findings));
        TextFacts against = new TextFacts(index, null);
        assertThat(against.stands("CALL", 0.5, Map.of("NEGATION", 120L))).isFalse();
        assertThat(against.used()).hasSize(TextFacts.MOST_EVIDENCE);
        TextFacts count = new TextFacts(index, null);
        assertThat(count.count("CALL")).isEqualTo(1_000);
        assertThat(count.used()).hasSize(TextFacts.MOST_EVIDENCE);
    }

    @Provide
    Arbitrary<List<ElementFinding>> findings() {
        return Combinators.combine(
                        Arbitraries.of(Element.CALL, Element.NEGATION, Element.QUOTATION),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(0.4, 0.9))
                .as(ElementIndexTest::finding)
                .list()
                .ofMaxSize(25)
                .uniqueElements();
    }

    private static ElementFinding finding(Element element, int start, int length, double score) {
        return new ElementFinding(element, new Span(start, start + length), "test", "1", score, "A note.");
    }
}
