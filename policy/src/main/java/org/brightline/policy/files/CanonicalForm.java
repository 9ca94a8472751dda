package org.brightline.policy.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brightline.policy.Clause;
import org.brightline.policy.Condition;
import org.brightline.policy.Example;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write clauses down, for the digest of a release: fields in a fixed order, each value with its length in
 * UTF-8 bytes before it, each list with its size, clauses by id. Two different releases cannot have the same form.
 */
final class CanonicalForm {
    private final StringBuilder out = new StringBuilder("brightline-release-2\n");

    private CanonicalForm() {}

    /** SHA-256 over the form, 64 lower-case hexadecimal digits. */
    static String digest(List<Clause> clauses) {
        CanonicalForm form = new CanonicalForm();
        List<Clause> sorted = new ArrayList<>(clauses);
        sorted.sort(Comparator.comparing(Clause::id));
        form.size("clauses", sorted.size());
        sorted.forEach(form::clause);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(form.out.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private void clause(Clause clause) {
        value("id", clause.id());
        value("title", clause.title());
        value("text", clause.text());
        value("law", clause.law());
        size("maps_to", clause.mapsTo().size());
        clause.mapsTo().forEach(label -> value("label", label.name()));
        value("rung", clause.rung().name());
        value("mode", clause.mode().name());
        value("on_undetermined", clause.onUndetermined().name());
        size("inputs", clause.inputs().size());
        clause.inputs().forEach((name, window) -> value(name, window.toString()));
        size("conditions", clause.conditions().size());
        for (Condition condition : clause.conditions()) {
            value("name", condition.name());
            value("says", condition.says());
            value("cel", condition.cel());
        }
        value("when", clause.when());
        value("doubt", clause.doubt());
        size("exemptions_to_ask", clause.exemptionsToAsk().size());
        clause.exemptionsToAsk().forEach(exemption -> value("exemption", exemption.name()));
        size("effects", clause.effects().size());
        clause.effects().forEach(effect -> value("effect", effect.name()));
        examples("must_match", clause.mustMatch());
        examples("must_not_match", clause.mustNotMatch());
        examples("must_ask", clause.mustAsk());
    }

    private void examples(String name, List<Example> examples) {
        size(name, examples.size());
        for (Example example : examples) {
            value("text", example.text());
            value("language", example.language());
            value("audience", example.audience());
            size("known", example.known().size());
            example.known().forEach(bank -> value("bank", bank));
            size("history", example.history().size());
            byText(example.history()).forEach((window, count) -> value(window, count.toString()));
        }
    }

    private static Map<String, Long> byText(Map<Window, Long> history) {
        return history.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(), Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private void size(String name, int size) {
        out.append(name).append('[').append(size).append("]\n");
    }

    private void value(String name, @Nullable String value) {
        if (value == null) {
            out.append(name).append("-\n");
        } else {
            out.append(name)
                    .append(':')
                    .append(value.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(value)
                    .append('\n');
        }
    }
}
