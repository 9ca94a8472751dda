/** Servers: one of our own that a command starts, and one that it asks over HTTP. */
@NullMarked
package org.brightline.cli.internal.server;

import org.jspecify.annotations.NullMarked;
