/** The pages of the work on cases: the queue, one case, what keeps it, and what an authority is told of it. */
@NullMarked
package org.brightline.platform.console.internal.cases;

import org.jspecify.annotations.NullMarked;
