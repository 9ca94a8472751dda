/** Refusals of the HTTP interface as problems of RFC 9457, and what every body is checked for. Not for other rooms. */
@NullMarked
package org.brightline.platform.api.problems;

import org.jspecify.annotations.NullMarked;
