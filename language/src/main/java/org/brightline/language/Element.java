package org.brightline.language;

/**
 * The vocabulary in which findings are expressed. An element says what a passage does, what it is about, or in what light
 * it stands; it never says what its author believes. Whether elements together cross the line is for the policy to say.
 */
public enum Element {
    /** Speaks well of an organisation or an act. Means nothing without an object. */
    PRAISE(Kind.CONDUCT),
    /** Declares support for or loyalty to an organisation. */
    SUPPORT(Kind.CONDUCT),
    /** Asks people to join or to take part. */
    RECRUIT(Kind.CONDUCT),
    /** Asks for, or offers, money or goods. */
    FINANCE(Kind.CONDUCT),
    /** Teaches how to make or use a weapon, or another method of attack. */
    INSTRUCT(Kind.CONDUCT),
    /** Calls on others to do violence to people. */
    CALL(Kind.CONDUCT),
    /** Threatens violence against people. */
    THREAT(Kind.CONDUCT),
    /** Says of the author that he or she is going to attack. */
    INTENT(Kind.CONDUCT),
    /** Says that means or knowledge for an attack have been got ready. */
    PREPARATION(Kind.CONDUCT),
    /** Names a place or a group of people as the aim of violence. */
    TARGET(Kind.CONDUCT),
    /** Names a time for violence. */
    TIME(Kind.CONDUCT),

    /** Names an organisation or person on a list of designations. */
    DESIGNATED_ENTITY(Kind.OBJECT),
    /** Names a terrorist act. */
    TERRORIST_ACT(Kind.OBJECT),
    /** A picture, file or text in a bank of confirmed content. Found by matching, never by reading. */
    KNOWN_CONTENT(Kind.OBJECT),

    /** Tells the news, or what a court or an authority said. */
    REPORTING(Kind.CONTEXT),
    /** Repeats somebody else's words as such. */
    QUOTATION(Kind.CONTEXT),
    /** Speaks against the organisation, the act or the violence; stands with its victims. */
    COUNTER_SPEECH(Kind.CONTEXT),
    /** Says that something is not so, or must not be done. */
    NEGATION(Kind.CONTEXT),
    /** Jokes, exaggerates or mocks. */
    SATIRE(Kind.CONTEXT),
    /** Speaks of a film, a novel, a game or a song. */
    FICTION(Kind.CONTEXT),
    /** Teaches, studies or documents. */
    EDUCATION(Kind.CONTEXT),
    /** Prayer, feast, condolence and other religious everyday life. */
    EVERYDAY_RELIGION(Kind.CONTEXT),
    /** Takes part in a debate on law and politics. */
    PUBLIC_DEBATE(Kind.CONTEXT),
    /** Asks for information or advice, and does not urge. */
    QUESTION(Kind.CONTEXT),
    /** A word that looks like an object or a conduct and means something else. */
    HOMONYM(Kind.CONTEXT);

    private final Kind kind;

    Element(Kind kind) {
        this.kind = kind;
    }

    /** What the element tells us about: a conduct, an object, or a context. */
    public Kind kind() {
        return kind;
    }

    /** The three kinds of element. */
    public enum Kind {
        /** What the passage does. */
        CONDUCT,
        /** What it is about. */
        OBJECT,
        /** In what light it stands; weighs against a finding. */
        CONTEXT
    }
}
