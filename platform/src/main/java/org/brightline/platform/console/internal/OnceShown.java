package org.brightline.platform.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.brightline.platform.access.Sessions;
import org.springframework.stereotype.Component;

/**
 * What a change has to say on the page that follows it, to whoever made it and once. It may be a secret, so it is kept in memory alone
 * and for a minute at most.
 */
@Component
class OnceShown {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Kept> kept = new HashMap<>();

    OnceShown(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is said.
     *
     * @param secret a password, key or secret that is shown this once, empty if there is none
     */
    record Said(String what, String secret) {
        static final Said NOTHING = new Said("", "");

        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Said[" + what + "]";
        }
    }

    private record Kept(Said said, Instant until) {}

    synchronized void keep(Sessions.Session session, Said said) {
        forgetOld();
        kept.put(session.token(), new Kept(said, clock.instant().plus(KEPT)));
    }

    /** Takes it out: who asks again gets nothing. */
    synchronized Said take(Sessions.Session session) {
        forgetOld();
        Kept found = kept.remove(session.token());
        return found == null ? Said.NOTHING : found.said();
    }

    private void forgetOld() {
        Instant now = clock.instant();
        kept.values().removeIf(it -> !now.isBefore(it.until()));
    }
}
