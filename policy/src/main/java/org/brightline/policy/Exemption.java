package org.brightline.policy;

/**
 * The true purpose for which something was posted. With any but {@link #NONE} it is not terrorist content. A person has to
 * answer before anything happens.
 *
 * <p>Source: Regulation (EU) 2021/784 Art. 1(3).
 */
public enum Exemption {
    /** None of the purposes below. */
    NONE("none of these"),
    /** To teach. */
    EDUCATION("education"),
    /** To inform the public. */
    JOURNALISM("journalism"),
    /** To make or perform art. */
    ART("art"),
    /** To study. */
    RESEARCH("research"),
    /** To prevent or counter terrorism; counter-speech belongs here. */
    COUNTER_TERRORISM("preventing or countering terrorism (also by counter-speech)"),
    /** To express polemic or controversial views in the course of public debate. */
    PUBLIC_DEBATE("public debate (however polemic)");

    private final String words;

    Exemption(String words) {
        this.words = words;
    }

    /** What it is called where people read it or choose it. */
    public String words() {
        return words;
    }
}
