/**
 * The reader by patterns: concepts from data files, compiled into one automaton a language, with names, negation and
 * quotation.
 */
@NullMarked
package org.brightline.language.pattern;

import org.jspecify.annotations.NullMarked;
