package org.brightline.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A server that answered: its process and its port.
 *
 * @param process the process; never one whose id was merely written in a file
 * @param port its port on 127.0.0.1
 * @param child the same process where this JVM started it, null where it was adopted
 * @param data the real path of its data directory
 */
record Server(ProcessHandle process, int port, @Nullable Process child, Path data) {

    long pid() {
        return process.pid();
    }

    /** Whether the process still runs. */
    boolean alive() {
        return child != null ? child.isAlive() : PostmasterFile.runsOn(pid(), data);
    }
}
