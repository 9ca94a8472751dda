package org.brightline.platform.access;

/**
 * A key at the one moment at which it can be seen.
 *
 * @param token for {@code Authorization: Bearer}
 */
public record IssuedKey(ApiKey key, String token) {}
