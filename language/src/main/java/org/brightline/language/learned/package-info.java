/**
 * Learned detectors: linear models over hashed n-grams, how they are trained, calibrated and judged.
 *
 * <p>What a model finds is a hint for a person. Its score stays below what an actionable clause demands, see
 * {@link org.brightline.language.learned.LearnedReader}.
 */
@NullMarked
package org.brightline.language.learned;

import org.jspecify.annotations.NullMarked;
