package org.brightline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command that starts a server, with every setting that matters on the command line, where neither a file in the data
 * directory nor {@code ALTER SYSTEM} can change it.
 */
record ServerCommand(Binaries binaries, Account account, Path data, Path log) {

    /**
     * Durability first. Then privacy: the log holds neither the text of a statement nor the values of a row, because what
     * people wrote belongs into the vault alone.
     */
    private static final List<String> OPTIONS = List.of(
            "listen_addresses=" + Login.HOST,
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "password_encryption=scram-sha-256",
            "shared_buffers=128MB",
            "max_connections=100",
            "timezone=UTC",
            "log_timezone=UTC",
            "logging_collector=off",
            "log_destination=stderr",
            "log_line_prefix=%m [%p] ",
            "log_statement=none",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse");

    /** The programs and their arguments, without the change of account in front. */
    List<String> line(int port) {
        List<String> line = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", data.toString(), "-k", "", "-p", "" + port));
        OPTIONS.forEach(option -> line.addAll(List.of("-c", option)));
        return line;
    }

    /** Whether the server that runs on the data was started by exactly this command ({@code postmaster.opts} keeps it). */
    boolean startedWhatRuns(int port) throws IOException {
        List<String> line = line(port);
        String expected = line.getFirst()
                + line.stream().skip(1).map(argument -> " \"" + argument + "\"").collect(Collectors.joining());
        try {
            return Files.readString(data.resolve("postmaster.opts")).strip().equals(expected);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Starts the process, whose output is appended to the log.
     *
     * @param earlier a {@code postmaster.pid} that names no server on this data
     */
    Process start(int port, Optional<PostmasterFile> earlier) throws IOException {
        if (!Files.exists(log)) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        List<String> whole = account.command(line(port));
        ProcessBuilder builder = Command.builder(whole, binaries.home())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // The system has used the id in the file again, perhaps for a thread of this very process. PostgreSQL ignores
        // the id
        // of its grandparent, and goes on to check whether its shared memory is in use.
        earlier.ifPresent(file -> builder.environment().put("PG_GRANDPARENT_PID", Long.toString(file.pid())));
        try {
            return builder.start();
        } catch (IOException e) {
            throw Command.cannotStart(whole, e);
        }
    }
}
