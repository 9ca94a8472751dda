package org.brightline.platform.access;

import java.util.Optional;

/** Signing in and out. */
public interface Sessions {
    /** The cookie that carries a session's token. */
    String COOKIE = "brightline-session";

    /**
     * Opens a session.
     *
     * @throws org.brightline.platform.base.Problem UNAUTHENTICATED, with the same words whether the name or the password is wrong;
     *     TOO_MANY_REQUESTS while the name waits
     */
    Session signIn(String login, String password);

    /** Ends a session; nothing happens if there is none. */
    void signOut(String token);

    /** The session of a token that is still good, and marks it as used. */
    Optional<Session> session(String token);

    /**
     * Somebody's open session.
     *
     * @param token the cookie's value
     * @param csrf what every form and unsafe request must send back
     */
    record Session(String token, String csrf, Person person, Caller caller) {
        /** Never shows the tokens. */
        @Override
        public String toString() {
            return "Session[" + person.login() + "]";
        }
    }
}
