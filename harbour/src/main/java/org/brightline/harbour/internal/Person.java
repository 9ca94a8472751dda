package org.brightline.harbour.internal;

/**
 * Somebody of Saltmarsh, invented.
 *
 * @param reference the opaque reference under which Harbour names them to others, such as {@code u-07}
 * @param about who they are, in a few words
 */
record Person(String reference, String name, String about) {}
