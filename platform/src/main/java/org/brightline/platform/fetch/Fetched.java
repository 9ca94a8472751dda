package org.brightline.platform.fetch;

import org.jspecify.annotations.Nullable;

/**
 * The bytes that an address led to.
 *
 * @param type the content type that its host claims, in lower case; null if none
 */
public record Fetched(byte[] bytes, @Nullable String type) {}
