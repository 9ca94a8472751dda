package org.brightline.platform.casework;

/** What a platform can be told to do. */
public enum PlatformEffect {
    LABEL,
    LIMIT,
    /** Not shown until a person has looked; a machine asks for it, and no person decides it. */
    HOLD,
    REMOVE,
    RESTRICT_ACCOUNT,
    /** Takes a former effect back. */
    RESTORE;

    /** Whether a person can choose it when a case is decided. */
    public boolean chosen() {
        return this != HOLD && this != RESTORE;
    }
}
