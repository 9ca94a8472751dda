package org.brightline.assessment;

/** What an assessment comes to. */
public enum Outcome {
    /** Looked at and found below the line. To be counted and forgotten. */
    CLEAR,
    /**
     * Nothing was found, but the text is in a language that nobody could read. To be counted as such, never as clear, and
     * forgotten.
     */
    UNREAD,
    /** At least one clause is met. A person decides. */
    FINDING,
    /** No clause is met, but at least one cannot be judged. A person looks. */
    UNDETERMINED
}
