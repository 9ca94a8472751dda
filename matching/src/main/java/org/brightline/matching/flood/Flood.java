package org.brightline.matching.flood;

import java.time.Instant;

/**
 * An entry that suddenly matches far more than it ever did.
 *
 * @param entry the entry's number
 * @param matches how often it matched in the window, up to the moment it was noticed
 * @param expected how often it was expected to match in a window
 * @param since when the window began
 * @param noticed when it was noticed
 */
public record Flood(long entry, int matches, double expected, Instant since, Instant noticed) {}
