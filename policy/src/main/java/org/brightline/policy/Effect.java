package org.brightline.policy;

/** The closed catalogue of what a decision may lead to. A clause picks from it; nothing else can be asked for. */
public enum Effect {
    /** Shown with a label. */
    LABEL(1),
    /** Shown less, or to fewer people. */
    LIMIT(1),
    /** Made inaccessible, and preserved; reversible. */
    REMOVE(1),
    /** The account is restricted. */
    RESTRICT_ACCOUNT(1),
    /** Sealed away with an expiry; a machine may do this alone. */
    PRESERVE(0),
    /** Referred to an authority; takes two people. */
    ESCALATE(2);

    private final int people;

    Effect(int people) {
        this.people = people;
    }

    /** How many people have to agree: 0, 1 or 2. */
    public int peopleRequired() {
        return people;
    }

    /** Whether a person has to decide it. */
    public boolean humanRequired() {
        return people > 0;
    }
}
