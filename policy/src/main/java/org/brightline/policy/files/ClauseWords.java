package org.brightline.policy.files;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.brightline.policy.Effect;
import org.brightline.policy.Exemption;
import org.brightline.policy.Mode;
import org.brightline.policy.OnUndetermined;
import org.brightline.policy.Rung;
import org.brightline.policy.TaxonomyLabel;
import org.brightline.policy.engine.Vocabulary;
import org.brightline.policy.facts.AccountEvent;

/** The words of clause files, for an editor that helps to write them. Taken from what reads the files, so that none is missing. */
public final class ClauseWords {
    private ClauseWords() {}

    /** Keys, elements, audiences, functions, variables, rungs, modes, effects, purposes, events and labels, sorted. */
    public static List<String> all() {
        Set<String> words = new TreeSet<>(ClauseFile.KEYS);
        words.addAll(ClauseFile.EFFECT_KEYS);
        words.addAll(ConditionFields.CONDITION_KEYS);
        words.addAll(ExampleFields.KEYS);
        words.addAll(Vocabulary.names(Set.of()));
        words.addAll(Vocabulary.functions());
        add(words, Rung.values());
        add(words, Mode.values());
        add(words, OnUndetermined.values());
        add(words, Exemption.values());
        add(words, AccountEvent.values());
        for (Effect effect : Effect.values()) {
            words.add(effect.word());
            words.add(effect.humanWord());
        }
        add(words, TaxonomyLabel.Taxonomy.values());
        for (TaxonomyLabel label : TaxonomyLabel.values()) {
            words.add(label.word());
        }
        return List.copyOf(words);
    }

    private static void add(Set<String> words, Enum<?>[] constants) {
        for (Enum<?> constant : constants) {
            words.add(constant.name().toLowerCase(Locale.ROOT));
        }
    }
}
