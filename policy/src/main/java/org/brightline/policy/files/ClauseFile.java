package org.brightline.policy.files;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.brightline.policy.Clause;
import org.brightline.policy.Effect;
import org.brightline.policy.Example;
import org.brightline.policy.Exemption;
import org.brightline.policy.Mode;
import org.brightline.policy.OnUndetermined;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.Rung;
import org.brightline.policy.TaxonomyLabel;
import org.brightline.policy.TaxonomyLabel.Taxonomy;
import org.brightline.policy.engine.Suggestion;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads one clause file. Strict, and it goes on after a problem, so that an author sees all of them at once: unknown or
 * missing keys, wrong types, conditions that do not compile, effects that the rung or the catalogue does not allow.
 */
final class ClauseFile {
    /** What may stand at the left edge of a clause file. */
    static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "text",
            "law",
            "maps_to",
            "rung",
            "mode",
            "on_undetermined",
            "inputs",
            "conditions",
            "when",
            "doubt",
            "exemptions_to_ask",
            "effects",
            "must_match",
            "must_not_match",
            "must_ask");

    static final Set<String> EFFECT_KEYS = Set.of("effect", "human");
    private static final int MOST_EXAMPLES = 200;

    private final YamlFile yaml;
    private final List<PolicyProblem> problems;
    private final boolean published;

    /**
     * One file.
     *
     * @param problems where what is wrong is noted
     * @param published whether it belongs to a release that was published, of which {@link ClauseRules} ask nothing any more
     */
    ClauseFile(String file, List<PolicyProblem> problems, boolean published) {
        this.yaml = new YamlFile(file, problems);
        this.problems = problems;
        this.published = published;
    }

    /** The clause, or null when there is a problem; then it has been noted. */
    @Nullable Clause read(String content) {
        int before = problems.size();
        Map<String, Node> keys = yaml.read(content);
        if (keys == null) {
            return null;
        }
        Fields fields = new Fields(yaml, keys, KEYS);
        Rung rung = fields.choice("rung", Rung.class);
        ConditionFields.Read read = ConditionFields.read(fields);
        Clause clause = new Clause(
                id(fields),
                fields.required("title"),
                fields.required("text"),
                fields.required("law"),
                mapsTo(fields),
                rung == null ? Rung.VIEW : rung,
                read.inputs(),
                read.conditions(),
                read.when(),
                read.doubt(),
                fields.choices("exemptions_to_ask", Exemption.class),
                effects(fields),
                Optional.ofNullable(fields.choice("on_undetermined", OnUndetermined.class))
                        .orElse(OnUndetermined.REVIEW),
                Optional.ofNullable(fields.choice("mode", Mode.class)).orElse(Mode.DRAFT),
                examples(fields, "must_match", true),
                examples(fields, "must_not_match", true),
                examples(fields, "must_ask", false));
        if (rung != null && !published) {
            ClauseRules.check(clause, fields);
            if (problems.size() == before) {
                ClauseRules.checkConduct(read.compiled(clause), fields);
            }
        }
        return problems.size() == before ? clause : null;
    }

    private static String id(Fields fields) {
        String id = fields.required("id");
        if (!id.isEmpty() && !id.matches("[a-z][a-z0-9-]{2,60}")) {
            fields.problem(
                    "id",
                    "'" + id + "' must be 3 to 61 lower-case letters, digits and hyphens, beginning with a letter");
        }
        return id;
    }

    private static List<TaxonomyLabel> mapsTo(Fields fields) {
        EnumSet<TaxonomyLabel> labels = EnumSet.noneOf(TaxonomyLabel.class);
        if (!(fields.node("maps_to") instanceof MappingNode mapping)) {
            fields.map("maps_to");
            return List.of();
        }
        Map<String, Taxonomy> taxonomies = new TreeMap<>();
        for (Taxonomy taxonomy : Taxonomy.values()) {
            taxonomies.put(taxonomy.name().toLowerCase(Locale.ROOT), taxonomy);
        }
        Fields inner = fields.in(mapping, taxonomies.keySet());
        taxonomies.forEach((key, taxonomy) -> {
            for (Node node : inner.list(key, false)) {
                String word = inner.text(node, "a label");
                if (word != null) {
                    TaxonomyLabel.find(taxonomy, word)
                            .ifPresentOrElse(
                                    labels::add,
                                    () -> inner.problem(
                                            node,
                                            "'" + word + "' is no label of " + key
                                                    + Suggestion.of(word, TaxonomyLabel.words(taxonomy))));
                }
            }
        });
        return List.copyOf(labels);
    }

    private static List<Effect> effects(Fields fields) {
        List<Effect> effects = new ArrayList<>();
        for (Node node : fields.list("effects", true)) {
            Effect effect = null;
            String human = null;
            if (node instanceof MappingNode mapping) {
                Fields entry = fields.in(mapping, EFFECT_KEYS);
                effect = entry.choice("effect", Effect.class);
                human = entry.optional("human");
            } else {
                String word = fields.text(node, "an effect");
                effect = word == null ? null : fields.constant(node, word, Effect.class);
            }
            if (effect == null) {
                continue;
            }
            if (effects.contains(effect)) {
                fields.problem(node, "'" + effect.word() + "' comes twice");
            }
            if (!effect.humanWord().equals(human == null ? "none" : human)) {
                fields.problem(node, humans(effect));
            }
            effects.add(effect);
        }
        return effects;
    }

    private static String humans(Effect effect) {
        if (!effect.humanRequired()) {
            return "'" + effect.word() + "' waits for nobody; write '" + effect.word() + "'";
        }
        return "'" + effect.word() + "' waits for " + (effect.peopleRequired() == 1 ? "a person" : "two people")
                + "; write '{effect: " + effect.word() + ", human: " + effect.humanWord() + "}'";
    }

    private static List<Example> examples(Fields fields, String key, boolean needed) {
        List<Node> nodes = fields.list(key, needed);
        if (needed && nodes.isEmpty() && fields.has(key)) {
            fields.problem(key, "'" + key + "' needs at least one example");
        }
        if (nodes.size() > MOST_EXAMPLES) {
            fields.problem(key, "'" + key + "' may hold " + MOST_EXAMPLES + " examples");
            return List.of();
        }
        List<Example> examples = new ArrayList<>();
        for (Node node : nodes) {
            Example example = null;
            if (node instanceof MappingNode mapping) {
                example = ExampleFields.read(fields.in(mapping, ExampleFields.KEYS));
            } else {
                String text = fields.text(node, "an example");
                example = text == null ? null : Example.ofText(text, null);
            }
            if (example != null) {
                examples.add(example);
            }
        }
        return examples;
    }
}
