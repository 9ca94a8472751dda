package org.brightline.platform.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brightline.language.Reader;
import org.brightline.platform.base.JsonWords;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.policy.engine.Suggestion;
import org.brightline.policy.engine.Vocabulary;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.LanguageTag;
import org.brightline.policy.facts.Window;
import org.brightline.policy.trial.Backtest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of a sample, with all that is wrong with it; it can be judged only where that is nothing. */
final class SampleLine {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_SHOWN = 60;

    private static final List<String> AUDIENCES = Vocabulary.AUDIENCES.stream()
            .filter(audience -> !audience.equals("PRIVATE"))
            .toList();

    private final int number;
    private final JsonNode item;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Window, Long> history;

    SampleLine(int number, String line) {
        this.number = number;
        this.item = tree(line);
        if (problems.isEmpty()) {
            check();
        }
        this.history = history();
    }

    /** What is wrong, each with the number of the line. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The item, read. */
    Backtest.Sample sample(Reader reader) {
        String language = text("language", "");
        return new Backtest.Sample(
                text("externalId", "line " + number),
                new Facts(
                        new ItemFacts(text("platform", "sample"), text("kind", "post"), text("audience", "PUBLIC")),
                        reader.read(text("text", ""), language.isEmpty() ? null : language),
                        List.of(),
                        withoutMedia() ? List.of() : List.of("Pictures of a sample are not looked at."),
                        history));
    }

    private JsonNode tree(String line) {
        JsonNode empty = JSON.createObjectNode();
        try {
            JsonNode tree = JSON.readTree(line);
            if (tree != null && tree.isObject()) {
                return tree;
            }
            problem(ProblemType.NOT_AN_OBJECT, "must be a JSON object, one a line.");
        } catch (JacksonException e) {
            problem(ProblemType.BAD_JSON, "is no JSON: " + faulty(e));
        }
        return empty;
    }

    private void check() {
        item.propertyNames().stream()
                .filter(name -> !ItemFields.NAMES.contains(name))
                .limit(SampleLines.MOST_TOLD)
                .forEach(name -> problem(
                        ProblemType.UNKNOWN_FIELD,
                        "has an unknown field '" + shown(name) + "'" + Suggestion.of(name, ItemFields.NAMES)));
        for (String name : List.of("text", "language", "audience", "externalId", "platform", "kind")) {
            JsonNode value = item.get(name);
            if (value != null && !value.isNull() && !value.isString()) {
                problem(ProblemType.BAD_FIELD, "has a field " + name + " that is no text.");
            }
        }
        JsonNode media = item.get("media");
        if (media != null && !media.isNull() && !media.isArray()) {
            problem(ProblemType.BAD_FIELD, "has a field media that is no list.");
        }
        if (problems.isEmpty() && text("text", "").isBlank() && withoutMedia()) {
            problem(ProblemType.MISSING_FIELD, "has neither «text» nor «media».");
        }
        String audience = text("audience", "PUBLIC");
        if (audience.equals("PRIVATE")) {
            problem(ProblemType.PRIVATE_AUDIENCE, "is a private message; those are no sample. Leave it out.");
        } else if (!AUDIENCES.contains(audience)) {
            problem(
                    ProblemType.BAD_FIELD,
                    "has an audience that is none, '" + shown(audience) + "'" + Suggestion.of(audience, AUDIENCES));
        }
        String language = text("language", "");
        if (!language.isEmpty() && !LanguageTag.isOne(language)) {
            problem(
                    ProblemType.BAD_FIELD,
                    "has a language that is none, '" + shown(language)
                            + "'; write its tag, for example en or pt-BR, or leave it out.");
        }
    }

    private Map<Window, Long> history() {
        try {
            return AccountHistory.of(item);
        } catch (Problem problem) {
            problem(problem.type(), "is refused: " + problem.detail());
            return Map.of();
        }
    }

    private boolean withoutMedia() {
        return item.path("media").isEmpty();
    }

    private String text(String field, String otherwise) {
        JsonNode value = item.get(field);
        return value == null || !value.isString() ? otherwise : value.stringValue();
    }

    /** A line is read by itself; where it breaks is told by its column. */
    private static String faulty(JacksonException e) {
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        return (column < 1 ? "" : "at column " + column + " ") + JsonWords.reason(e) + ".";
    }

    /** Short, and without halves of characters, which cannot be sent. */
    private static String shown(String word) {
        String whole = new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.codePointCount(0, whole.length()) <= LONGEST_SHOWN
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }

    private void problem(ProblemType type, String what) {
        problems.add(new Problem(type, "Line " + number + " " + what));
    }
}
