package org.brightline.harbour.internal;

import org.jspecify.annotations.Nullable;

/**
 * A post.
 *
 * @param gold the rung that a reader of the line should see, NONE for everything below; for tests, never sent
 * @param picture {@code scene:7}, {@code poster}, {@code poster:0} to {@code poster:2}, or null
 */
public record Post(
        String id,
        String author,
        String language,
        String text,
        @Nullable String picture,
        String gold) {}
