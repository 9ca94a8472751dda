package org.brightline.platform.journal;

import java.util.List;

/**
 * The proof that one tree is a prefix of another (RFC 9162, 2.1.4).
 *
 * @param firstSize leaves of the older tree
 * @param secondSize leaves of the newer tree
 * @param path hashes, hex
 * @param firstRoot hex
 * @param secondRoot hex
 */
public record ConsistencyProof(
        long firstSize, long secondSize, List<String> path, String firstRoot, String secondRoot) {}
