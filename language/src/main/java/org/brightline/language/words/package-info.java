/**
 * Words: canonical text cut into tokens, and the disguises of words seen through. For the readers of this room, not for
 * users.
 */
@NullMarked
package org.brightline.language.words;

import org.jspecify.annotations.NullMarked;
