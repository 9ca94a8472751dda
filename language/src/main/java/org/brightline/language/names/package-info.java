/**
 * Names of designated organisations and acts: their lists, how they are read in, and which are too short to count alone.
 */
@NullMarked
package org.brightline.language.names;

import org.jspecify.annotations.NullMarked;
