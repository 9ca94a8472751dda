/** Hashes videos with a confined FFmpeg, and compares the fingerprints of their frames. */
@NullMarked
package org.brightline.fingerprint.video;

import org.jspecify.annotations.NullMarked;
