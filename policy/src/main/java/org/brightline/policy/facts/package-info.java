/**
 * What is known of one item when clauses are evaluated: what it says, where it stood, which banks it is in, and what was
 * counted of its account before.
 */
@NullMarked
package org.brightline.policy.facts;

import org.jspecify.annotations.NullMarked;
