package org.brightline.platform.casework;

/** What a decision comes to. */
public enum Ruling {
    /** It crosses the line. */
    ACT,
    /** It does not, or its purpose is one that the law protects. */
    NO_ACTION,
    /** A former decision is taken back. */
    RESTORE
}
