package org.brightline.platform.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.brightline.policy.Clause;
import org.brightline.policy.Condition;
import org.brightline.policy.Trace;
import org.brightline.policy.Truth;
import org.brightline.policy.facts.Window;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trace in the form in which it is kept with a case: what each condition came to, what it stood on and what it did not find; places
 * and never words of the post.
 * What a condition asks stands in the clause of the release, and is read from there.
 */
public final class TraceJson {
    private static final JsonMapper JSON = new JsonMapper();

    private TraceJson() {}

    /** To be kept. */
    public static ArrayNode of(Trace trace) {
        ArrayNode list = JSON.createArrayNode();
        for (Trace.Step step : trace.steps()) {
            ObjectNode node = list.addObject();
            node.put("name", step.name());
            node.put("value", step.value().name());
            if (step.reason() != null) {
                node.put("reason", step.reason());
            }
            if (!step.elements().isEmpty()) {
                ArrayNode elements = node.putArray("elements");
                step.elements().forEach(element -> PieceJson.write(elements.addObject(), element));
            }
            if (!step.matches().isEmpty()) {
                ArrayNode matches = node.putArray("matches");
                step.matches().forEach(match -> PieceJson.write(matches.addObject(), match));
            }
            if (!step.history().isEmpty()) {
                ObjectNode history = node.putObject("history");
                step.history().forEach((window, count) -> history.put(window.toString(), count));
            }
            if (!step.missing().isEmpty()) {
                ArrayNode missing = node.putArray("missing");
                step.missing().forEach(missing::add);
            }
        }
        return list;
    }

    /**
     * As it was when it was kept.
     *
     * @param clause the clause that it is of, in the release that was in force then
     */
    public static Trace read(JsonNode kept, Clause clause) {
        List<Trace.Step> steps = new ArrayList<>();
        for (JsonNode node : kept) {
            String name = node.get("name").asString();
            Condition asked = asked(name, clause);
            Map<Window, Long> history = new LinkedHashMap<>();
            node.path("history")
                    .forEachEntry((window, count) ->
                            Window.parse(window).ifPresent(known -> history.put(known, count.asLong())));
            steps.add(new Trace.Step(
                    name,
                    asked.says(),
                    asked.cel(),
                    Truth.valueOf(node.get("value").asString()),
                    all(node.path("elements")).map(PieceJson::element).toList(),
                    all(node.path("matches")).map(PieceJson::match).toList(),
                    history,
                    all(node.path("missing")).map(JsonNode::asString).toList(),
                    node.path("reason").asString(null)));
        }
        return new Trace(steps);
    }

    private static Condition asked(String name, Clause clause) {
        return clause.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
