/**
 * Asks the product the questions of line-check: short hand-written cases, each of which tests one thing that a reader of this kind
 * must be able to do. Results stand for groups and languages, never only as a mean.
 */
@org.jspecify.annotations.NullMarked
package org.brightline.cli.internal.linecheck;
