package org.brightline.platform.journal;

/**
 * A signed statement of the tree's size and root.
 *
 * @param treeSize the number of leaves
 * @param rootHash the Merkle tree hash, 32 bytes in lower-case hex
 * @param note the whole C2SP signed note (tlog-checkpoint), text ending in a newline
 */
public record Checkpoint(long treeSize, String rootHash, String note) {}
