package org.brightline.platform.intake;

import java.util.List;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Evidence;
import org.brightline.policy.facts.MatchFact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings in the form of the HTTP interface, which is also the form in which they are kept: places, never words. */
public final class FindingsJson {
    private static final JsonMapper JSON = new JsonMapper();

    private FindingsJson() {}

    /** A list of findings. */
    public static JsonNode of(Assessment assessment) {
        ArrayNode findings = JSON.createArrayNode();
        assessment.findings().forEach(finding -> {
            ObjectNode node = findings.addObject();
            node.put("clause", finding.clause());
            node.put("title", finding.clauseTitle());
            node.put("rung", finding.rung().name());
            node.put("result", finding.result().name());
            node.set("evidence", evidence(finding.evidence()));
        });
        return findings;
    }

    /** A list of pieces of evidence. */
    public static ArrayNode evidence(List<Evidence> evidence) {
        ArrayNode list = JSON.createArrayNode();
        for (Evidence piece : evidence) {
            ObjectNode node = list.addObject();
            switch (piece) {
                case Evidence.TextEvidence text -> {
                    node.put("element", text.element().name());
                    node.put("start", text.span().start());
                    node.put("end", text.span().end());
                    node.put("score", text.score());
                    node.put("detector", text.detector());
                    node.put("version", text.version());
                    node.put("note", text.note());
                }
                case Evidence.MatchEvidence match -> match(node, match);
                case Evidence.SetAside aside -> {
                    node.put("setAside", aside.why().name());
                    match(node, aside.match());
                    if (aside.by() != null) {
                        match(node.putObject("by"), aside.by());
                    }
                }
            }
        }
        return list;
    }

    private static void match(ObjectNode node, Evidence.MatchEvidence match) {
        if (match.medium() != MatchFact.TEXT) {
            node.put("medium", match.medium());
        }
        node.put("type", match.type().name());
        node.put("bank", match.bank());
        node.put("entry", match.entry());
        node.put("role", match.role().name());
        node.put("distance", match.distance());
        node.put("threshold", match.threshold());
        node.put("label", match.label());
        node.put("source", match.source());
        node.put("incident", match.incident());
        node.put("addedBy", match.addedBy());
        node.put("reason", match.reason());
        if (match.note() != null) {
            node.put("note", match.note());
        }
    }
}
