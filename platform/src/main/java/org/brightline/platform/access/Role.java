package org.brightline.platform.access;

/** What a person is here to do. What each role may do stands in {@link Permissions}. */
public enum Role {
    /** Judges cases on shift. */
    REVIEWER,
    /** Leads a shift: reverses, retries, keeps the banks. */
    LEAD,
    /** Writes the line. */
    POLICY_AUTHOR,
    /** Answers for legal duties, holds and preservation. */
    LEGAL,
    /** Reads everything but content and changes nothing. */
    AUDITOR,
    /** Runs the installation: people, keys, platforms. Judges nothing. */
    ADMINISTRATOR
}
