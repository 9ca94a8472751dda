/**
 * The parts of an address: its host and its escapes, in the one form in which {@code CanonicalUrl} compares them. Public
 * for that class and not for users; it may change.
 */
@NullMarked
package org.brightline.fingerprint.link;

import org.jspecify.annotations.NullMarked;
