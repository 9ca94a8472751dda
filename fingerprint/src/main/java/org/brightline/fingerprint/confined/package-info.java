/**
 * Runs what reads hostile bytes in child processes with few rights. {@link
 * org.brightline.fingerprint.confined.ConfinedDecoder} does so with pictures and is for users; the processes and folders
 * themselves are public for the hashing of videos and may change.
 */
@NullMarked
package org.brightline.fingerprint.confined;

import org.jspecify.annotations.NullMarked;
