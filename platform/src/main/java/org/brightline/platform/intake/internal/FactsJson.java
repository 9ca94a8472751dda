package org.brightline.platform.intake.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.brightline.matching.BankRole;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.MatchFact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What clauses were asked about, in the form in which it is kept with an item: places, never words, and of the account nothing. An
 * element and a match have the names that they have as evidence of a finding, so that either can be read.
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
            found.addObject()
                    .put("element", element.element().name())
                    .put("start", element.span().start())
                    .put("end", element.span().end())
                    .put("score", element.score())
                    .put("detector", element.detector())
                    .put("version", element.version())
                    .put("note", element.note());
        }
        for (MatchFact match : facts.matches()) {
            ObjectNode one = found.addObject();
            if (match.medium() != MatchFact.TEXT) {
                one.put("medium", match.medium());
            }
            one.put("type", match.fingerprint())
                    .put("bank", match.bank())
                    .put("entry", match.entry())
                    .put("role", (match.confirmed() ? BankRole.CONFIRMED : BankRole.CANDIDATE).name())
                    .put("distance", match.distance())
                    .put("threshold", match.threshold());
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
                elements.add(element(piece));
            } else if (!piece.has("setAside")) {
                matches.add(match(piece));
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

    private static ElementFinding element(JsonNode piece) {
        return new ElementFinding(
                Element.valueOf(piece.required("element").asString()),
                new Span(piece.required("start").asInt(), piece.required("end").asInt()),
                piece.required("detector").asString(),
                piece.required("version").asString(),
                piece.required("score").asDouble(),
                piece.required("note").asString());
    }

    private static MatchFact match(JsonNode piece) {
        return new MatchFact(
                piece.path("medium").asInt(MatchFact.TEXT),
                piece.required("bank").asString(),
                piece.required("role").asString().equals(BankRole.CONFIRMED.name()),
                piece.required("entry").asString(),
                piece.required("type").asString(),
                piece.required("distance").asInt(),
                piece.required("threshold").asInt());
    }
}
