/**
 * What the structure of a picture's file says before anything is decoded: its format, how it is to be turned, and how
 * much work it claims to be. Public for the decoders and not for users; it may change.
 */
@NullMarked
package org.brightline.fingerprint.outline;

import org.jspecify.annotations.NullMarked;
