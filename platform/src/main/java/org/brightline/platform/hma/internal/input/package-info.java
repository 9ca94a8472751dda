/** What HMA's clients send, read leniently where they rely on it, and how it is refused. */
@NullMarked
package org.brightline.platform.hma.internal.input;

import org.jspecify.annotations.NullMarked;
