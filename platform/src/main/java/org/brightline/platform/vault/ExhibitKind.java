package org.brightline.platform.vault;

/** What an exhibit holds. */
public enum ExhibitKind {
    /** The text of an item. */
    TEXT,
    /** A picture of an item. */
    MEDIUM,
    /** The opaque reference of an author. */
    AUTHOR
}
