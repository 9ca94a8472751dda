/**
 * Pixels and what is told of them: decoded pictures, the limits and refusals of decoding, and the PDQ hash.
 *
 * <p>Users need {@link org.brightline.fingerprint.picture.PdqHasher}, {@link
 * org.brightline.fingerprint.picture.PictureLook}, {@link org.brightline.fingerprint.picture.PictureLimits} and {@link
 * org.brightline.fingerprint.picture.PictureException}. Layers, rows and octets are public for the decoders and may
 * change.
 */
@NullMarked
package org.brightline.fingerprint.picture;

import org.jspecify.annotations.NullMarked;
