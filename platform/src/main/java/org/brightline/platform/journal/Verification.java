package org.brightline.platform.journal;

import java.util.List;

/**
 * What recomputing the journal found.
 *
 * @param leaves how many leaves were recomputed
 * @param checkpoints how many signed checkpoints were checked
 * @param rootHash the recomputed root, hex
 * @param faults one sentence a fault, each naming the leaf, node or checkpoint; empty if all is well
 */
public record Verification(long leaves, long checkpoints, String rootHash, List<String> faults) {
    /** Whether nothing is wrong. */
    public boolean ok() {
        return faults.isEmpty();
    }
}
