/**
 * Compiles the conditions of clauses and evaluates them over facts. {@link org.brightline.policy.engine.PolicyEngine} is
 * where users begin; the rest is public for the packages that read and try clauses, and may change.
 */
@NullMarked
package org.brightline.policy.engine;

import org.jspecify.annotations.NullMarked;
