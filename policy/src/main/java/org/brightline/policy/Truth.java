package org.brightline.policy;

/** The value of a condition. */
public enum Truth {
    /** It holds. */
    TRUE,
    /** It does not hold. */
    FALSE,
    /** It cannot be told. */
    UNKNOWN
}
