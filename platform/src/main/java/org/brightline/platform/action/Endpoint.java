package org.brightline.platform.action;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a platform listens.
 *
 * @param statusTemplate the address that tells a post's state, with {@code {externalId}}; null if there is none
 * @param privateNetwork whether an administrator allowed addresses that are not on the public Internet
 */
public record Endpoint(
        String platform, URI webhook, @Nullable String statusTemplate, boolean privateNetwork) {}
