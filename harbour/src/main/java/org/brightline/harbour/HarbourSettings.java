package org.brightline.harbour;

import java.net.URI;
import java.time.Duration;

/**
 * How Harbour runs.
 *
 * @param port on 127.0.0.1
 * @param brightline where Brightline answers
 * @param apiKey with the scope to submit items for the platform {@code harbour}
 * @param webhookSecret what webhooks and status requests are signed with
 * @param pace the time between new posts, after a first backlog
 * @param seed of the everyday posts that fill the timeline
 */
public record HarbourSettings(int port, URI brightline, String apiKey, String webhookSecret, Duration pace, long seed) {
    /** Never shows the key or the secret. */
    @Override
    public String toString() {
        return "HarbourSettings[port=" + port + ", brightline=" + brightline + "]";
    }
}
