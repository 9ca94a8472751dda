package org.brightline.platform.journal.internal;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/** Holds against the text of a leaf everything else that the database says of the same entry. */
final class EntryCheck {
    private EntryCheck() {}

    /** An entry as its columns have it. */
    record Columns(
            UUID id,
            Instant at,
            String kind,
            String actor,
            SortedMap<String, String> references,
            List<Opening> openings) {}

    /** What a commitment is said to stand for. */
    record Opening(String role, byte[] salt, String value) {}

    /**
     * Compares.
     *
     * @param name how the entry is named in a fault
     */
    static void check(String name, String text, Columns columns, Faults faults) {
        StoredLeaf leaf;
        try {
            leaf = StoredLeaf.parse(text);
        } catch (IllegalArgumentException e) {
            faults.add(name + ": " + e.getMessage());
            return;
        }
        if (!leaf.canonical().equals(text)) {
            faults.add(name + ": its text is not in the form that the journal writes");
        }
        compare(name, "id", leaf.id(), columns.id(), faults);
        compare(name, "time", leaf.at(), columns.at(), faults);
        compare(name, "kind", leaf.kind(), columns.kind(), faults);
        compare(name, "actor", leaf.actor(), columns.actor(), faults);
        compare(name, "references", leaf.references(), columns.references(), faults);
        for (Opening opening : columns.openings()) {
            String commitment = leaf.commitments().get(opening.role());
            if (commitment == null || !Leaf.opens(commitment, opening.salt(), opening.role(), opening.value())) {
                faults.add(name + ": what is kept as its " + opening.role() + " is not what it committed to");
            }
        }
    }

    private static void compare(String name, String what, Object said, Object stored, Faults faults) {
        if (!said.equals(stored)) {
            faults.add(name + ": its " + what + " in the table is " + stored + ", but its text says " + said);
        }
    }
}
