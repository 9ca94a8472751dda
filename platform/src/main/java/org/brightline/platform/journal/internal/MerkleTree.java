package org.brightline.platform.journal.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree hash of RFC 6962, 2.1 and the proofs of RFC 9162, 2.1.3 and 2.1.4, over a source of the hashes of
 * complete subtrees.
 */
final class MerkleTree {
    private MerkleTree() {}

    /** Where the hashes of complete subtrees come from. */
    interface Nodes {
        /** The hash of the complete subtree of 2^level leaves, the index-th from the left; level 0 is a leaf. */
        byte[] hash(int level, long index);
    }

    static byte[] leafHash(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(leaf);
    }

    static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of a tree of {@code size} leaves. */
    static byte[] root(long size, Nodes nodes) {
        return size == 0 ? sha256().digest() : range(0, size, nodes);
    }

    /** The audit path of a leaf, from the leaf upwards. */
    static List<byte[]> inclusion(long index, long size, Nodes nodes) {
        List<byte[]> path = new ArrayList<>();
        inclusion(index, 0, size, nodes, path);
        return path;
    }

    private static void inclusion(long index, long start, long end, Nodes nodes, List<byte[]> path) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            inclusion(index, start, middle, nodes, path);
            path.add(range(middle, end, nodes));
        } else {
            inclusion(index, middle, end, nodes, path);
            path.add(range(start, middle, nodes));
        }
    }

    /** The proof that the first {@code first} of {@code second} leaves make the older tree; 0 &lt; first ≤ second. */
    static List<byte[]> consistency(long first, long second, Nodes nodes) {
        List<byte[]> path = new ArrayList<>();
        if (first < second) {
            consistency(first, 0, second, true, nodes, path);
        }
        return path;
    }

    private static void consistency(long first, long start, long end, boolean whole, Nodes nodes, List<byte[]> path) {
        if (first == end - start) {
            if (!whole) {
                path.add(range(start, end, nodes));
            }
            return;
        }
        long split = split(end - start);
        if (first <= split) {
            consistency(first, start, start + split, whole, nodes, path);
            path.add(range(start + split, end, nodes));
        } else {
            consistency(first - split, start + split, end, false, nodes, path);
            path.add(range(start, start + split, nodes));
        }
    }

    /** The hash over the leaves from start to end; start is a multiple of the largest power of two that fits. */
    private static byte[] range(long start, long end, Nodes nodes) {
        long width = end - start;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.hash(level, start >> level);
        }
        long middle = start + split(width);
        return nodeHash(range(start, middle, nodes), range(middle, end, nodes));
    }

    /** The largest power of two smaller than n; n ≥ 2. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    /** The root that an audit path leads to (RFC 9162, 2.1.3.2); empty if the path has a wrong length. */
    static java.util.Optional<byte[]> rootOf(long index, long size, byte[] leafHash, List<byte[]> path) {
        if (index < 0 || index >= size) {
            return java.util.Optional.empty();
        }
        long fn = index;
        long sn = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (sn == 0) {
                return java.util.Optional.empty();
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = nodeHash(sibling, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = nodeHash(hash, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 ? java.util.Optional.of(hash) : java.util.Optional.empty();
    }

    /** Whether a consistency proof holds (RFC 9162, 2.1.4.2). */
    static boolean consistent(long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> path) {
        if (first == second) {
            return path.isEmpty() && MessageDigest.isEqual(firstRoot, secondRoot);
        }
        if (first <= 0 || first > second) {
            return false;
        }
        List<byte[]> proof = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            proof.addFirst(firstRoot);
        }
        if (proof.isEmpty()) {
            return false;
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = proof.getFirst();
        byte[] sr = proof.getFirst();
        for (byte[] c : proof.subList(1, proof.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = nodeHash(c, fr);
                sr = nodeHash(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = nodeHash(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && MessageDigest.isEqual(fr, firstRoot) && MessageDigest.isEqual(sr, secondRoot);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
