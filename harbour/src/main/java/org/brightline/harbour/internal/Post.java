package org.brightline.harbour.internal;

import org.jspecify.annotations.Nullable;

/**
 * A post.
 *
 * @param author the reference of a {@link Person}
 * @param gold what it is: {@code none}, or the rung that it stands on; for tests, never sent
 * @param picture {@code scene:7}, {@code chart:1}, {@code cat:2}, {@code poster}, {@code poster:0} to {@code poster:2}, or null
 */
public record Post(
        String id,
        String author,
        String language,
        String text,
        @Nullable String picture,
        String gold) {
    /** Whether it gives a moderator something to look at. */
    boolean notable() {
        return !gold.equals("none") && !gold.equals("VIEW");
    }
}
