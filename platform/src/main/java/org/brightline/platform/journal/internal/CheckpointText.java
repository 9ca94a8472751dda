package org.brightline.platform.journal.internal;

import java.util.Base64;

/** The body of a checkpoint (C2SP tlog-checkpoint): origin, size in decimal and root in base64, a line each. */
final class CheckpointText {
    private CheckpointText() {}

    static String of(String origin, long size, byte[] root) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }
}
