package org.brightline.policy;

/** How far a clause is in force. */
public enum Mode {
    /** In force: it makes findings. */
    LIVE,
    /** Evaluated and counted, to see what it would do; it makes no finding. */
    SHADOW,
    /** Being written: only its own examples are evaluated. */
    DRAFT
}
