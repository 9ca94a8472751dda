package org.brightline.platform.casework;

/** What a platform can be told to do. */
public enum PlatformEffect {
    LABEL,
    LIMIT,
    REMOVE,
    RESTRICT_ACCOUNT,
    /** Takes a former effect back. */
    RESTORE
}
