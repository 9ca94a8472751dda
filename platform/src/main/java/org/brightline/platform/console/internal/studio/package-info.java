/** The pages of the line: the one in force, its drafts and their trial, and the lists of names. */
@NullMarked
package org.brightline.platform.console.internal.studio;

import org.jspecify.annotations.NullMarked;
