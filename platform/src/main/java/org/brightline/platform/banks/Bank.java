package org.brightline.platform.banks;

import java.util.UUID;

/**
 * A set of fingerprints that are known for one reason.
 *
 * @param name {@code [A-Z0-9_]{1,64}}, unique
 * @param entries how many stand in it
 */
public record Bank(UUID id, String name, String description, long entries) {}
