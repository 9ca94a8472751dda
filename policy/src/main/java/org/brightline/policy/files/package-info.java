/**
 * Reads clause files strictly and checks them statically. {@link org.brightline.policy.files.ReleaseReader} and {@link
 * org.brightline.policy.files.ClauseWords} are for users; the readers of single fields are public for the package that
 * reads policy tests, and may change.
 */
@NullMarked
package org.brightline.policy.files;

import org.jspecify.annotations.NullMarked;
