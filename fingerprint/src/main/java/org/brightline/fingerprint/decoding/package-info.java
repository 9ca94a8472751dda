/**
 * Decodes pictures and animations within limits, in this process. {@link
 * org.brightline.fingerprint.decoding.PictureDecoder} is where users begin.
 */
@NullMarked
package org.brightline.fingerprint.decoding;

import org.jspecify.annotations.NullMarked;
