package org.brightline.platform.action;

/** How far an effect has come. */
public enum DeliveryState {
    /** To be sent, for the first time or again. */
    WAITING,
    /** The platform took it; it is being looked at. */
    DELIVERED,
    /** Looked at again: it was done. */
    VERIFIED,
    /** Taken, but not seen to be done in time; a person is told. */
    UNVERIFIED,
    /** Not taken in days of trying, or refused; a person is told. */
    DEAD,
    /** Undone before it was sent. */
    CANCELLED
}
