package org.brightline.assessment;

/** Who could see an item where it was posted. */
public enum Audience {
    /** Everybody. */
    PUBLIC,
    /** A group that anybody may enter. */
    OPEN_GROUP,
    /** A group whose members are let in by people. */
    CLOSED_GROUP,
    /** The people whom it was sent to. */
    PRIVATE
}
