package org.brightline.matching.snapshot;

import java.io.IOException;

/** A file is no snapshot, or a damaged one. The entries have to come from where they are kept. */
public final class SnapshotException extends IOException {

    private static final long serialVersionUID = 1;

    SnapshotException(String message) {
        super(message);
    }
}
