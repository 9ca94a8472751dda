package org.brightline.policy;

import java.util.Locale;

/**
 * The closed catalogue of what a clause may lead to, and who has to agree. A clause picks from it and says of each effect that it
 * waits for people; it can neither add an effect nor ask for fewer people.
 */
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
    /**
     * Not shown until a person has looked. A machine may do this alone, to an exact copy (the same digest) of confirmed content
     * only; see {@link ClauseResult#machineEffects()}.
     */
    HOLD(0),
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

    /** Its word in a clause file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is and who decides it, for people: «remove (a person decides)». */
    public String words() {
        return word().replace('_', ' ') + " ("
                + switch (people) {
                    case 0 -> "a machine may do it alone";
                    case 1 -> "a person decides";
                    default -> "two people decide";
                }
                + ")";
    }

    /** What a clause file says of the people whom it waits for: {@code none}, {@code required} or {@code two}. */
    public String humanWord() {
        return switch (people) {
            case 0 -> "none";
            case 1 -> "required";
            default -> "two";
        };
    }
}
