package org.brightline.platform.intake.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.platform.intake.PieceJson;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.MatchFact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What clauses were asked about, in the form in which it is kept with an item: the pieces that were found, and of the account
 * nothing.
 */
final class FactsJson {
    private static final JsonMapper JSON = new JsonMapper();

    private FactsJson() {}

    static String write(Facts facts) {
        ObjectNode node = JSON.createObjectNode();
        Reading reading = Objects.requireNonNull(facts.reading());
        node.put("complete", reading.complete());
        ArrayNode unmatched = node.putArray("unmatched");
        facts.unmatched().forEach(unmatched::add);
        ArrayNode found = node.putArray("found");
        for (ElementFinding element : reading.elements()) {
            PieceJson.write(found.addObject(), element);
        }
        for (MatchFact match : facts.matches()) {
            PieceJson.write(found.addObject(), match);
        }
        return JSON.writeValueAsString(node);
    }

    /**
     * The facts of a kept item, of whose account nothing is known.
     *
     * @param covered whether its text was read
     */
    static Facts read(String stored, ItemFacts item, String language, boolean covered) {
        JsonNode node = JSON.readTree(stored);
        Found found = new Found();
        node.required("found").forEach(found::add);
        return found.facts(
                item,
                language,
                covered,
                node.required("complete").asBoolean(),
                node.required("unmatched").valueStream().map(JsonNode::asString).toList());
    }

    /** Elements and matches as they are read, each once. */
    static final class Found {
        private final Set<ElementFinding> elements = new LinkedHashSet<>();
        private final Set<MatchFact> matches = new LinkedHashSet<>();

        void add(JsonNode piece) {
            if (piece.has("element")) {
                elements.add(PieceJson.element(piece));
            } else if (!piece.has("setAside")) {
                matches.add(PieceJson.match(piece));
            }
        }

        /** Whether there is something that is only looked for in a language that is covered. */
        boolean needsReading() {
            return elements.stream().anyMatch(element -> element.element().kind() != Element.Kind.OBJECT);
        }

        Facts facts(ItemFacts item, String language, boolean covered, boolean complete, List<String> unmatched) {
            Reading reading = new Reading(language, covered, List.copyOf(elements), complete);
            return new Facts(item, reading, List.copyOf(matches), unmatched, Map.of());
        }
    }
}
