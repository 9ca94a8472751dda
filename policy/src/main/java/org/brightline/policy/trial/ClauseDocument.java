package org.brightline.policy.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brightline.policy.Clause;
import org.brightline.policy.Effect;
import org.brightline.policy.Example;
import org.brightline.policy.Exemption;

/** A clause as a document, for the person who has to approve it and has never seen its file. */
public final class ClauseDocument {
    private final List<String> lines = new ArrayList<>();

    private ClauseDocument() {}

    /** All that the clause says beside its title, rung and mode, in the order of its file; what belongs to a line is indented below it. */
    public static List<String> lines(Clause clause) {
        ClauseDocument document = new ClauseDocument();
        document.write(clause);
        return document.lines;
    }

    private void write(Clause clause) {
        lines.add("The wording: " + clause.text());
        lines.add("It rests on: " + clause.law());
        list(
                "Others call it: ",
                clause.mapsTo().stream()
                        .map(label -> label.taxonomy() + " " + label.word())
                        .toList());
        list(
                "It asks for counts of the account: ",
                clause.inputs().entrySet().stream()
                        .map(input -> input.getValue() + " (" + input.getKey() + ")")
                        .toList());
        lines.add("It asks whether");
        clause.conditions().forEach(condition -> {
            lines.add("  " + condition.says() + " [" + condition.name() + "]");
            lines.add("    " + condition.cel().replaceAll("\\s+", " "));
        });
        lines.add("It is met when: " + clause.when());
        if (clause.doubt() != null) {
            lines.add("Only a person can tell when: " + clause.doubt());
        }
        lines.add("Where it cannot be judged, " + clause.onUndetermined().words(clause.mode()) + ".");
        list(
                "Purposes that a person has to consider: ",
                clause.exemptionsToAsk().stream().map(ClauseDocument::word).toList());
        list(
                "It may lead to: ",
                clause.effects().stream().map(ClauseDocument::effect).toList());
        examples("It must be met by", clause.mustMatch());
        examples("It must not be met by", clause.mustNotMatch());
        examples("A person must tell of", clause.mustAsk());
    }

    private void list(String what, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add(what + String.join(", ", entries) + ".");
        }
    }

    private void examples(String what, List<Example> examples) {
        if (!examples.isEmpty()) {
            lines.add(what);
            examples.forEach(example -> lines.add("  «" + example.words() + "»"));
        }
    }

    private static String effect(Effect effect) {
        return effect.word().replace('_', ' ') + " ("
                + switch (effect.peopleRequired()) {
                    case 0 -> "a machine may do it";
                    case 1 -> "one person decides";
                    default -> "two people decide";
                }
                + ")";
    }

    private static String word(Exemption exemption) {
        return exemption.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
