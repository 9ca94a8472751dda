package org.brightline.platform.intake;

import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Span;
import org.brightline.matching.BankRole;
import org.brightline.policy.facts.MatchFact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An element and a match in the form in which they are kept: places, never words. They have the names that they have as evidence
 * of a finding, so that either can be read.
 */
public final class PieceJson {
    private PieceJson() {}

    /** Writes an element. */
    public static void write(ObjectNode node, ElementFinding element) {
        node.put("element", element.element().name())
                .put("start", element.span().start())
                .put("end", element.span().end())
                .put("score", element.score())
                .put("detector", element.detector())
                .put("version", element.version())
                .put("note", element.note());
    }

    /** Writes a match. */
    public static void write(ObjectNode node, MatchFact match) {
        if (match.medium() != MatchFact.TEXT) {
            node.put("medium", match.medium());
        }
        node.put("type", match.fingerprint())
                .put("bank", match.bank())
                .put("entry", match.entry())
                .put("role", (match.confirmed() ? BankRole.CONFIRMED : BankRole.CANDIDATE).name())
                .put("distance", match.distance())
                .put("threshold", match.threshold());
    }

    /** Reads an element. */
    public static ElementFinding element(JsonNode piece) {
        return new ElementFinding(
                Element.valueOf(piece.required("element").asString()),
                new Span(piece.required("start").asInt(), piece.required("end").asInt()),
                piece.required("detector").asString(),
                piece.required("version").asString(),
                piece.required("score").asDouble(),
                piece.required("note").asString());
    }

    /** Reads a match. */
    public static MatchFact match(JsonNode piece) {
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
