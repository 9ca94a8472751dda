package org.brightline.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.MatchFact;
import org.brightline.policy.files.ReleaseReader;
import org.junit.jupiter.api.Test;

/** An engine that keeps what it said against one that judges anew. */
class PlainItemsTest {
    private static final PolicyEngine ENGINE = new PolicyEngine(ReleaseReader.shipped());

    @Property(tries = 400)
    void an_engine_that_has_seen_many_items_says_of_the_next_what_its_clauses_say_anew(
            @ForAll("facts") List<Facts> items) {
        for (Facts facts : items) {
            assertThat(ENGINE.evaluate(facts)).isEqualTo(anew(facts));
        }
    }

    @Test
    void a_clause_is_not_judged_anew_of_an_item_in_which_nothing_was_found_that_it_asks_about() {
        ItemFacts item = new ItemFacts("meadow", "post", "PUBLIC");
        Facts first = new Facts(item, new Reading("en", true, List.of()), List.of(), List.of());
        ElementFinding doubt = new ElementFinding(Element.NEGATION, new Span(0, 3), "pattern:x", "1", 0.9, "Because.");
        Facts second = new Facts(item, new Reading("en", true, List.of(doubt)), List.of(), List.of());
        List<ClauseResult> before = ENGINE.evaluate(first);
        List<ClauseResult> after = ENGINE.evaluate(second);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isSameAs(before.get(i));
        }
    }

    @Test
    void nothing_is_kept_of_an_item_with_a_match_or_with_a_medium_that_was_not_compared() {
        ItemFacts item = new ItemFacts("harbour", "post", "PUBLIC");
        Reading nothing = new Reading("en", true, List.of());
        Facts plain = new Facts(item, nothing, List.of(), List.of());
        Facts known =
                new Facts(item, nothing, List.of(new MatchFact(0, "PICTURES", true, "1", "PDQ", 3, 31)), List.of());
        Facts unseen = new Facts(item, nothing, List.of(), List.of("The picture is broken."));
        for (Facts facts : List.of(plain, known, unseen, plain)) {
            assertThat(ENGINE.evaluate(facts)).isEqualTo(anew(facts));
        }
        assertThat(ENGINE.evaluate(known)).isNotEqualTo(ENGINE.evaluate(plain));
        assertThat(ENGINE.evaluate(unseen)).isNotEqualTo(ENGINE.evaluate(plain));
    }

    private static List<ClauseResult> anew(Facts facts) {
        return ENGINE.clauses().stream()
                .map(clause -> PolicyEngine.evaluate(clause, facts))
                .toList();
    }

    @Provide
    Arbitrary<List<Facts>> facts() {
        Arbitrary<ItemFacts> items = Combinators.combine(
                        Arbitraries.of("harbour", "square"),
                        Arbitraries.of("post", "profile"),
                        Arbitraries.of("PUBLIC", "PRIVATE").injectNull(0.2))
                .as(ItemFacts::new);
        Arbitrary<ElementFinding> findings = Combinators.combine(
                        Arbitraries.of(Element.class).filter(element -> element != Element.KNOWN_CONTENT),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.of(0.75, 0.9),
                        Arbitraries.of("pattern:x", "learned:en/line"))
                .as((element, start, score, detector) ->
                        new ElementFinding(element, new Span(start, start + 9), detector, "1", score, "Because."));
        Arbitrary<Reading> readings = Combinators.combine(
                        Arbitraries.of("en", "xx"),
                        Arbitraries.of(true, false),
                        findings.list().ofMaxSize(3),
                        Arbitraries.of(true, true, false))
                .as(Reading::new);
        return Combinators.combine(items, readings.injectNull(0.1))
                .as((item, reading) -> new Facts(item, reading, List.of(), List.of(), Map.of()))
                .list()
                .ofMaxSize(12);
    }
}
