package org.brightline.platform.journal;

import java.util.List;

/**
 * The audit path of one leaf (RFC 9162, 2.1.3).
 *
 * @param leafIndex from 0
 * @param treeSize the size of the tree that the path leads to
 * @param leafHash hex
 * @param path hashes from the leaf upwards, hex
 * @param rootHash hex
 */
public record InclusionProof(long leafIndex, long treeSize, String leafHash, List<String> path, String rootHash) {}
