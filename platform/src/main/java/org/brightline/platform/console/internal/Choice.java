package org.brightline.platform.console.internal;

/**
 * A value to choose and its words.
 *
 * @param value what the form sends
 * @param words what people read
 * @param hint what else they should know of it; empty if nothing
 */
public record Choice(String value, String words, String hint) {}
