/**
 * Tries a release before it runs: its examples, policy tests that are kept beside it, a comparison with another release,
 * and a run over past items.
 */
@NullMarked
package org.brightline.policy.trial;

import org.jspecify.annotations.NullMarked;
