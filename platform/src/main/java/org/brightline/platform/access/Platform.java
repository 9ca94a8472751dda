package org.brightline.platform.access;

/**
 * A platform that sends items here.
 *
 * @param slug its stable short name, {@code [a-z0-9-]{1,40}}
 * @param name as shown
 */
public record Platform(String slug, String name) {}
