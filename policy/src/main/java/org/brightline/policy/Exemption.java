package org.brightline.policy;

/**
 * The true purpose for which something was posted. With any but {@link #NONE} it is not terrorist content. A person has to
 * answer before anything happens.
 *
 * <p>Source: Regulation (EU) 2021/784 Art. 1(3).
 */
public enum Exemption {
    /** None of the purposes below. */
    NONE,
    /** To teach. */
    EDUCATION,
    /** To inform the public. */
    JOURNALISM,
    /** To make or perform art. */
    ART,
    /** To study. */
    RESEARCH,
    /** To prevent or counter terrorism; counter-speech belongs here. */
    COUNTER_TERRORISM,
    /** To express polemic or controversial views in the course of public debate. */
    PUBLIC_DEBATE
}
