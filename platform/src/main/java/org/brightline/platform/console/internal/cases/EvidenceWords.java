package org.brightline.platform.console.internal.cases;

import org.brightline.platform.console.internal.Words;
import tools.jackson.databind.JsonNode;

/** What a finding stands on, as people say it. */
final class EvidenceWords {
    private EvidenceWords() {}

    /** One piece of evidence, as the assessment wrote it down. */
    static CaseView.EvidenceView evidence(JsonNode node) {
        if (node.has("bank")) {
            return match(node);
        }
        return new CaseView.EvidenceView(
                Words.lower(node.get("element").asString()),
                "characters " + node.get("start").asInt() + "–"
                        + node.get("end").asInt(),
                node.get("note").asString() + " (" + node.get("detector").asString() + " "
                        + node.get("version").asString() + ", "
                        + Math.round(node.get("score").asDouble() * 100) + " %)");
    }

    private static CaseView.EvidenceView match(JsonNode node) {
        String detail = measure(node)
                + told(node, "source")
                + told(node, "incident")
                + told(node, "reason")
                + (node.has("note") ? ". " + node.get("note").asString() : "");
        if (node.has("setAside")) {
            detail = switch (node.get("setAside").asString()) {
                        case "SILENCED" -> "does not count: known harmless content is at least as near" + by(node);
                        case "SAMPLED_OUT" -> "does not count: the bank is not matched against this content";
                        default ->
                            "does not count yet: the entry matches so suddenly often that a person looks at it first";
                    }
                    + "; " + detail;
        }
        return new CaseView.EvidenceView(
                node.path("label").asString("known content"),
                "in the bank " + node.get("bank").asString() + ", entry "
                        + node.get("entry").asString()
                        + (node.path("role").asString("").equals("CANDIDATE") ? " (not confirmed)" : "")
                        + (node.has("medium")
                                ? ", medium " + (node.get("medium").asInt() + 1)
                                : ", the text"),
                detail);
    }

    private static String measure(JsonNode node) {
        return node.get("type").asString() + " distance " + node.get("distance").asInt() + " of at most "
                + node.get("threshold").asInt();
    }

    private static String by(JsonNode node) {
        JsonNode by = node.path("by");
        return by.isObject()
                ? " (" + by.get("label").asString() + " in the bank "
                        + by.get("bank").asString() + ", " + measure(by) + ")"
                : "";
    }

    private static String told(JsonNode node, String name) {
        String value = node.path(name).asString("");
        return value.isEmpty() ? "" : "; " + name + ": " + value;
    }
}
