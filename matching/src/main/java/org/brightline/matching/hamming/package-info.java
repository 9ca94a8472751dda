/**
 * The entries of one type as columns, and the tables that find those within a distance. An entry of few bits' difference
 * is found without looking at all of them; what has no such table is looked at row by row, or by equality. Public for
 * the index and its snapshots, and not for users; it may change.
 */
@NullMarked
package org.brightline.matching.hamming;

import org.jspecify.annotations.NullMarked;
