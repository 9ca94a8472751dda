/**
 * What does it say? The normal form of a text, the language it is in, and the elements found in it, each with the span of
 * the original that shows it.
 *
 * <p>Everything here is a pure function of its arguments and of the data files in this package's resources.
 */
@NullMarked
package org.brightline.language;

import org.jspecify.annotations.NullMarked;
