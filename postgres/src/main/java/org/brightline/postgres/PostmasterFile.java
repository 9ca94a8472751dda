package org.brightline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The first lines of {@code postmaster.pid}, in which a server says who it is (PostgreSQL's {@code miscadmin.h}: process id,
 * data directory, start time, port, socket directory, address, shared memory, status).
 *
 * @param pid the process id of the server that wrote the file, which may be long gone
 * @param port its port, or 0 when it has not got so far
 * @param ready whether it has said that it takes connections
 */
record PostmasterFile(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> read(Path data) throws IOException {
        try {
            return parse(Files.readAllLines(data.resolve("postmaster.pid")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static Optional<PostmasterFile> parse(List<String> lines) {
        try {
            // A standalone backend writes its process id as a negative number.
            long pid = lines.isEmpty()
                    ? 0
                    : Math.abs(Long.parseLong(lines.getFirst().strip()));
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            return pid == 0 ? Optional.empty() : Optional.of(new PostmasterFile(pid, port, ready));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the process that wrote the file still runs on this data. A process id is used again by the system, most of all
     * in containers, so that a live process alone means nothing.
     *
     * @param data the real path of the data directory
     */
    boolean runsOn(Path data) {
        return runsOn(pid, data);
    }

    static boolean runsOn(long pid, Path data) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try {
                // Every PostgreSQL process works inside of its data directory. A dead one that nobody has collected yet
                // (a zombie) works nowhere.
                return Path.of("/proc", Long.toString(pid), "cwd").toRealPath().equals(data);
            } catch (IOException e) {
                return false;
            }
        }
        return process.get()
                .info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }
}
