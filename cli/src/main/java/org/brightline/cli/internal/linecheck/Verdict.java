package org.brightline.cli.internal.linecheck;

/** What a case is, or is said to be. The rungs stand in their order; the last two are no rungs. */
enum Verdict {
    /** Nothing is to be said. */
    NONE,
    /** A view is expressed; nothing may follow. */
    VIEW,
    PROMOTION,
    SOLICITATION,
    INCITEMENT,
    PLOTTING,
    /** It could not be judged, and a person looks. */
    UNDETERMINED,
    /** Nobody here reads the language; counted, and nothing follows. */
    UNREAD;

    /** Whether anything may follow without a person having judged first. */
    boolean actionable() {
        return this == PROMOTION || this == SOLICITATION || this == INCITEMENT || this == PLOTTING;
    }

    /** Whether nothing is said that anything could follow from. */
    boolean silent() {
        return this == NONE || this == VIEW;
    }

    /** Whether this is the same rung or the next one up or down. */
    boolean near(Verdict other) {
        return actionable() && other.actionable() && Math.abs(ordinal() - other.ordinal()) <= 1;
    }
}
