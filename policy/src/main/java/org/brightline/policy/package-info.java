/**
 * Where is the line? Clauses with named conditions in CEL, read strictly and checked statically, and an engine that says of
 * each clause whether it is met, is not met, or cannot be judged, and why.
 */
@NullMarked
package org.brightline.policy;

import org.jspecify.annotations.NullMarked;
