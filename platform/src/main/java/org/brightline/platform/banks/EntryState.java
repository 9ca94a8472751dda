package org.brightline.platform.banks;

import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may change about an entry.
 *
 * @param validity when it is matched
 * @param note a remark of at most {@value #LONGEST_NOTE} characters, or null
 * @param metadata what a client keeps beside it, as JSON of at most {@value #MOST_METADATA} characters, or null; never looked at
 *     here
 */
public record EntryState(
        Validity validity, @Nullable String note, @Nullable ObjectNode metadata) {
    /** The greatest length of a note, in characters (code points). */
    public static final int LONGEST_NOTE = 255;

    /** The greatest length of metadata as JSON, in characters. */
    public static final int MOST_METADATA = 16_384;

    /** Matched now and for ever, with nothing beside it. */
    public static final EntryState PLAIN = new EntryState(Validity.ALWAYS, null, null);

    /** Refuses what is too long, with the place. */
    public EntryState {
        if (note != null && note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw new Problem(ProblemType.BAD_FIELD, "A note has at most " + LONGEST_NOTE + " characters.", "/note");
        }
        if (metadata != null && metadata.toString().length() > MOST_METADATA) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "Metadata has at most " + MOST_METADATA + " characters.", "/metadata");
        }
    }

    /** The same with another validity. */
    public EntryState withValidity(Validity other) {
        return new EntryState(other, note, metadata);
    }

    /** The same with another note, or none. */
    public EntryState withNote(@Nullable String other) {
        return new EntryState(validity, other, metadata);
    }

    /** The same with other metadata, or none. */
    public EntryState withMetadata(@Nullable ObjectNode other) {
        return new EntryState(validity, note, other);
    }
}
