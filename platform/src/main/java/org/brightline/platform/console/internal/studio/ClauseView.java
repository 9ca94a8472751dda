package org.brightline.platform.console.internal.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.brightline.platform.console.internal.Words;
import org.brightline.policy.Clause;
import org.brightline.policy.Condition;
import org.brightline.policy.Effect;
import org.brightline.policy.Example;
import org.brightline.policy.Mode;
import org.brightline.policy.Release;
import org.brightline.policy.TaxonomyLabel;

/**
 * A clause as a document: everything that it says, in words.
 *
 * @param caution what to know before reading it, where it is not in force; empty where it is
 * @param elsewhere what it is called in other taxonomies
 * @param inputs the windows of an account's history that it asks for
 * @param doubt when a person has to tell; empty where it says nothing
 * @param undetermined what follows when it cannot be told
 * @param matches examples that are met, with what else is known of the post
 */
public record ClauseView(
        String id,
        String title,
        String rung,
        String mode,
        String caution,
        String text,
        String law,
        List<TaxonomyLabel> elsewhere,
        List<String> inputs,
        List<Condition> conditions,
        String when,
        String doubt,
        String undetermined,
        String purposes,
        String effects,
        List<String> matches,
        List<String> doesNotMatch,
        List<String> asks) {

    /** The clauses of a release, from the lowest rung to the highest. */
    static List<ClauseView> of(Release release) {
        return release.clauses().stream()
                .sorted(Comparator.comparing(Clause::rung).thenComparing(Clause::id))
                .map(ClauseView::of)
                .toList();
    }

    static ClauseView of(Clause clause) {
        String doubt = clause.doubt();
        return new ClauseView(
                clause.id(),
                clause.title(),
                clause.rung().name(),
                Words.lower(clause.mode().name()),
                caution(clause.mode()),
                clause.text(),
                clause.law(),
                clause.mapsTo(),
                clause.inputs().entrySet().stream()
                        .map(input -> input.getValue() + ", as history." + input.getKey())
                        .toList(),
                clause.conditions(),
                clause.when(),
                doubt == null ? "" : doubt,
                clause.onUndetermined().words(clause.mode()),
                clause.exemptionsToAsk().isEmpty()
                        ? "nothing"
                        : clause.exemptionsToAsk().stream()
                                .map(purpose -> Words.lower(purpose.name()))
                                .collect(Collectors.joining(", ")),
                effects(clause),
                examples(clause.mustMatch()),
                examples(clause.mustNotMatch()),
                examples(clause.mustAsk()));
    }

    private static String caution(Mode mode) {
        return switch (mode) {
            case LIVE -> "";
            case SHADOW ->
                "In shadow: it is run on everything that comes in, to see what it would do, and has no effect.";
            case DRAFT -> "A draft: only its own examples are run.";
        };
    }

    private static String effects(Clause clause) {
        if (clause.effects().isEmpty()) {
            return "nothing, ever";
        }
        String effects = clause.effects().stream().map(ClauseView::effect).collect(Collectors.joining(", "));
        return clause.mode() == Mode.LIVE ? effects : "nothing as it is; once it is live: " + effects;
    }

    private static String effect(Effect effect) {
        return Words.lower(effect.name())
                + switch (effect.peopleRequired()) {
                    case 0 -> "";
                    case 1 -> " (a person)";
                    default -> " (two people)";
                };
    }

    private static List<String> examples(List<Example> examples) {
        return examples.stream().map(ClauseView::example).toList();
    }

    /** A post comes out by what is known about it too: the same words may stand in two lists. */
    private static String example(Example example) {
        List<String> about = new ArrayList<>();
        if (!example.known().isEmpty()) {
            about.add("with a picture in the bank " + String.join(" and ", example.known()));
        }
        if (!example.audience().equals("PUBLIC")) {
            about.add((example.audience().equals("OPEN_GROUP") ? "for an " : "for a ")
                    + Words.audience(example.audience()));
        }
        String language = example.language();
        if (language != null) {
            about.add("in " + Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH));
        }
        example.history().entrySet().stream()
                .map(window -> window.getKey() + ": " + window.getValue())
                .sorted()
                .forEach(about::add);
        String said = String.join("; ", about);
        return example.text().isEmpty() ? said : example.text() + (said.isEmpty() ? "" : " (" + said + ")");
    }
}
