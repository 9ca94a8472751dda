package org.brightline.platform.action;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a platform listens; never its secret.
 *
 * @param platform its short name
 * @param webhook where effects are sent
 * @param statusTemplate where its posts are looked at, with {@code {externalId}} in it; null if that is not possible
 * @param privateNetwork whether an administrator allows addresses that are not on the public Internet
 * @param window how long it is looked at again before a person is told
 */
public record Endpoint(
        String platform,
        URI webhook,
        @Nullable String statusTemplate,
        boolean privateNetwork,
        Duration window,
        Instant changedAt) {}
