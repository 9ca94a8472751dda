package org.brightline.matching;

/** What it means that something looks like an entry of a bank. */
public enum BankRole {
    /** People have confirmed what the entries are. */
    CONFIRMED,
    /** The entries await confirmation. */
    CANDIDATE,
    /** The entries are known to be harmless: they silence matches that are no nearer than they are. */
    NEGATIVE
}
