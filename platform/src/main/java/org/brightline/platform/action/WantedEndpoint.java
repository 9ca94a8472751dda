package org.brightline.platform.action;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a platform is to be told and looked at, as an administrator wants it.
 *
 * @param platform the platform's short name
 * @param webhook where it is told
 * @param statusTemplate where it is looked at, with {@code {externalId}} in it; null if it cannot be
 * @param privateNetwork whether addresses that are not on the public Internet are allowed
 * @param window how long it is looked at again before a person is told, 1 s to 7 days; null for the setting's
 */
public record WantedEndpoint(
        String platform,
        URI webhook,
        @Nullable String statusTemplate,
        boolean privateNetwork,
        @Nullable Duration window) {
    /** With the window of the settings. */
    public WantedEndpoint(String platform, URI webhook, @Nullable String statusTemplate, boolean privateNetwork) {
        this(platform, webhook, statusTemplate, privateNetwork, null);
    }
}
