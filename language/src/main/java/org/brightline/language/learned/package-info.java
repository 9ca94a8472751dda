/**
 * Learned detectors: what the shipped models find, the second look behind them, and what becomes of their guesses.
 *
 * <p>What a model finds is a hint for a person, see {@link org.brightline.language.learned.LearnedReader}.
 */
@NullMarked
package org.brightline.language.learned;

import org.jspecify.annotations.NullMarked;
