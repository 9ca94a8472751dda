package org.brightline.platform.action;

/** How far an effect has come on its way to the platform. */
public enum DeliveryState {
    /** To be sent: its time has not come, an earlier one is not through, or the platform could not be reached yet. */
    WAITING,
    /** The platform took it; whether it was done is not known yet, or cannot be known. */
    DELIVERED,
    /** The platform was asked again and says that it is so. */
    VERIFIED,
    /** The platform took it, but was not seen to have done it in time. */
    UNVERIFIED,
    /** The platform did not take it, and nobody tries any more. */
    DEAD,
    /** The decision was undone before it was sent. */
    CANCELLED
}
