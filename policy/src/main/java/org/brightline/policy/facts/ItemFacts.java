package org.brightline.policy.facts;

import org.jspecify.annotations.Nullable;

/**
 * What a clause may know of the item itself. There is nothing here about the person who posted it.
 *
 * @param platform where it was posted
 * @param kind what it is, for example {@code post}
 * @param audience PUBLIC, OPEN_GROUP, CLOSED_GROUP or PRIVATE; null when not known
 */
public record ItemFacts(
        String platform, String kind, @Nullable String audience) {}
