package org.brightline.platform.vault;

/** Why somebody looks into an exhibit. The list is closed: a look without one of these is not possible. */
public enum Purpose {
    /** A case is judged. */
    REVIEW,
    /** An action is carried out on the platform and needs its addressee. */
    ACTION,
    /** The work of others is checked. */
    AUDIT,
    /** A legal duty is carried out. */
    LEGAL
}
