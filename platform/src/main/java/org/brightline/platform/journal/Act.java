package org.brightline.platform.journal;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.brightline.platform.base.Actor;

/**
 * One act, as a room tells it to the journal.
 *
 * @param kind what was done
 * @param actor who did it
 * @param subjects whom or what it concerns, by role (for example {@code "author" → "harbour:u-17"}). The journal
 *     keeps only a salted commitment of each in the leaf; the salt and the value can be forgotten later
 * @param references public facts that go into the leaf as they are: ids, digests, clause ids, enum values. Never
 *     content, never a name of a person
 */
public record Act(ActKind kind, Actor actor, SortedMap<String, String> subjects, SortedMap<String, String> references) {
    /** Copies both maps. */
    public Act {
        subjects = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(subjects));
        references = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(references));
    }

    /** An act without subjects. */
    public static Act of(ActKind kind, Actor actor, Map<String, String> references) {
        return new Act(kind, actor, new TreeMap<>(), new TreeMap<>(references));
    }

    /** An act that concerns someone or something whose name must not stand in the journal. */
    public static Act about(ActKind kind, Actor actor, Map<String, String> subjects, Map<String, String> references) {
        return new Act(kind, actor, new TreeMap<>(subjects), new TreeMap<>(references));
    }
}
