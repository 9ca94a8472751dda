package org.brightline.platform.journal.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree that grows leaf by leaf. Of what is behind it keeps only the complete subtrees that no larger one holds, at most 64,
 * so that a journal of any length is recomputed in bounded memory.
 */
final class GrowingTree {
    /** A complete subtree of 2^level leaves, the index-th from the left. */
    record Node(int level, long index, byte[] hash) {
        /** Its first leaf. */
        long first() {
            return index << level;
        }

        /** Its last leaf. */
        long last() {
            return ((index + 1) << level) - 1;
        }
    }

    private final List<Node> open = new ArrayList<>();
    private long size;

    /** The number of leaves. */
    long size() {
        return size;
    }

    /** Adds a leaf; answers the subtrees above it that it completes, from below. */
    List<Node> add(byte[] leafHash) {
        List<Node> completed = new ArrayList<>();
        Node node = new Node(0, size, leafHash);
        while ((node.index() & 1) == 1) {
            byte[] hash = MerkleTree.nodeHash(open.removeLast().hash(), node.hash());
            node = new Node(node.level() + 1, node.index() >> 1, hash);
            completed.add(node);
        }
        open.add(node);
        size++;
        return completed;
    }

    /** The root over all leaves so far. */
    byte[] root() {
        if (open.isEmpty()) {
            return MerkleTree.sha256().digest();
        }
        byte[] hash = open.getLast().hash();
        for (int i = open.size() - 2; i >= 0; i--) {
            hash = MerkleTree.nodeHash(open.get(i).hash(), hash);
        }
        return hash;
    }
}
