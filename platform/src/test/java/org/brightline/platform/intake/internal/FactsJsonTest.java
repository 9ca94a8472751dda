package org.brightline.platform.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.brightline.assessment.Outcome;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.brightline.language.pattern.PatternReader;
import org.brightline.platform.intake.Receipt;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.facts.AccountEvent;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.MatchFact;
import org.brightline.policy.facts.Window;
import org.brightline.policy.files.ReleaseReader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What another release is tried on: what was found, and what nobody could look at. */
class FactsJsonTest {
    private static final ItemFacts ITEM = new ItemFacts("harbour", "post", "PUBLIC");
    private static final PolicyEngine SHIPPED = ReleaseReader.shippedEngine();

    @Test
    void all_that_was_found_is_kept_and_of_the_account_nothing() {
        List<ElementFinding> elements = List.of(
                new ElementFinding(Element.CALL, new Span(0, 4), "patterns", "1", 0.75, "a call"),
                new ElementFinding(Element.NEGATION, new Span(5, 8), "patterns", "1", 1, "a negation"));
        List<MatchFact> matches = List.of(
                new MatchFact(0, "confirmed", true, "7", "SHA256", 0, 0),
                new MatchFact(MatchFact.TEXT, "waiting", false, "8", "TEXT_TLSH", 12, 30));
        Reading reading = new Reading("en", true, elements, false);
        List<String> unmatched = List.of("Medium 1 could not be compared.");
        Window window = Window.parse("removals over 180d").orElseThrow();
        assertThat(window.counted()).isEqualTo(AccountEvent.REMOVALS);
        Facts facts = new Facts(ITEM, reading, matches, unmatched, Map.of(window, 2L));
        assertThat(FactsJson.write(facts)).doesNotContain("180d", "removals");
        assertThat(kept(facts)).isEqualTo(new Facts(ITEM, reading, matches, unmatched));
    }

    @Test
    void what_could_not_be_looked_at_is_no_item_without_findings() {
        Facts halved = new Facts(
                ITEM, new Reading("zxx", true, List.of()), List.of(), List.of("Medium 1 could not be compared."));
        assertThat(SHIPPED.judge(kept(halved)).rung()).contains(Rung.PROMOTION);
        assertThat(SHIPPED.judge(kept(halved)).result()).isEqualTo(Result.UNDETERMINED);
        Facts failed = new Facts(ITEM, new Reading("en", true, List.of(), false), List.of(), List.of());
        assertThat(SHIPPED.judge(kept(failed)).result()).isEqualTo(Result.UNDETERMINED);
    }

    @Test
    void what_weighed_against_a_clause_weighs_against_it_again() {
        for (String text : List.of(
                "Join the Ashfall Front today, brothers.",
                "The court heard that he had written: \"Join the Ashfall Front today, brothers.\"")) {
            Facts facts = new Facts(ITEM, PatternReader.shipped().read(text, "en"), List.of(), List.of());
            assertThat(SHIPPED.evaluate(kept(facts))).as(text).isEqualTo(SHIPPED.evaluate(facts));
        }
    }

    @Test
    void of_what_an_earlier_version_kept_no_absence_is_believed() {
        Receipt receipt =
                new Receipt(Outcome.UNDETERMINED, null, null, false, "release", new JsonMapper().createArrayNode());
        Facts text = KeptSamples.evidence(ITEM, "en", true, receipt, false);
        assertThat(text.unmatched()).isEmpty();
        assertThat(SHIPPED.judge(text).result()).isEqualTo(Result.UNDETERMINED);
        Facts picture = KeptSamples.evidence(ITEM, "zxx", true, receipt, true);
        assertThat(SHIPPED.judge(picture).findings())
                .extracting(finding -> finding.clause().id())
                .contains("promotion-known-content");
    }

    private static Facts kept(Facts facts) {
        Reading reading = facts.reading();
        assertThat(reading).isNotNull();
        return FactsJson.read(FactsJson.write(facts), ITEM, reading.language(), reading.covered());
    }
}
