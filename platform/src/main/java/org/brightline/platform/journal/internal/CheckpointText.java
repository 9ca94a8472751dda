package org.brightline.platform.journal.internal;

import java.util.Base64;
import java.util.List;

/** The body of a checkpoint (C2SP tlog-checkpoint): origin, size in decimal and root in base64, a line each. */
final class CheckpointText {
    /** What a checkpoint states. */
    record Statement(String origin, long size, byte[] root) {}

    private CheckpointText() {}

    /**
     * Reads the first three lines of a note; what follows is not looked at.
     *
     * @throws IllegalArgumentException if they are no checkpoint; the message says why
     */
    static Statement parse(String note) {
        List<String> lines = note.lines().limit(3).toList();
        try {
            if (lines.size() == 3) {
                return new Statement(
                        lines.get(0),
                        Long.parseUnsignedLong(lines.get(1)),
                        Base64.getDecoder().decode(lines.get(2)));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its second and third line are no size and root", e);
        }
        throw new IllegalArgumentException("it has fewer than three lines");
    }

    static String of(String origin, long size, byte[] root) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }
}
