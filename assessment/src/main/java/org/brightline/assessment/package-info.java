/**
 * The pure way from an item to its assessment: what it looks like, whether we have seen it, what it says, where the line
 * is. No database, no clock, no network: the same item, banks and release give the same assessment.
 */
@NullMarked
package org.brightline.assessment;

import org.jspecify.annotations.NullMarked;
