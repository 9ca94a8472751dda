/**
 * Notices entries that suddenly match far more than they ever did. Knows entries by their numbers and nothing of the
 * index.
 */
@NullMarked
package org.brightline.matching.flood;

import org.jspecify.annotations.NullMarked;
