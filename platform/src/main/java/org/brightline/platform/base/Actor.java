package org.brightline.platform.base;

import java.util.UUID;

/**
 * Who did something. The journal names an actor by kind and id only; a name never leaves the database.
 *
 * @param kind a person, an API key, the machine itself, or an interface that asks for no key
 * @param id the person's or the key's id; the nil UUID where there is none
 */
public record Actor(Kind kind, UUID id) {

    /** The system, where it acts alone within the closed list of what a machine may do. */
    public static final Actor MACHINE = new Actor(Kind.MACHINE, new UUID(0, 0));

    /** Whoever asks without a key through the interface of Hasher-Matcher-Actioner, where the operator lets them. */
    public static final Actor HMA = new Actor(Kind.HMA, new UUID(0, 0));

    /** The kinds of actor. */
    public enum Kind {
        /** A signed-in person. */
        PERSON,
        /** A platform's API key. */
        KEY,
        /** The system itself. */
        MACHINE,
        /** A caller of Hasher-Matcher-Actioner's interface, of whom only the address is known. */
        HMA
    }

    /** A person as actor. */
    public static Actor person(UUID id) {
        return new Actor(Kind.PERSON, id);
    }

    /** An API key as actor. */
    public static Actor key(UUID id) {
        return new Actor(Kind.KEY, id);
    }

    /** The form in which the journal carries an actor, for example {@code person:0198…}. */
    public String text() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }
}
