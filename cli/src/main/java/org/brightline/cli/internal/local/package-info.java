/** What the commands do without a server: read files, look at media, match against a list. */
@NullMarked
package org.brightline.cli.internal.local;

import org.jspecify.annotations.NullMarked;
