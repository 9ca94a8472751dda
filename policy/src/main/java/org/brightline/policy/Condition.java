package org.brightline.policy;

/**
 * One named condition of a clause.
 *
 * @param name lower case, unique in its clause
 * @param says what it asks, in a few plain words that a reviewer and the user read: «it names a designated organisation»
 * @param cel the CEL expression that a machine runs
 */
public record Condition(String name, String says, String cel) {}
