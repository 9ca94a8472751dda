package org.brightline.postgres;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the programs of PostgreSQL in a clean environment: English messages, UTC, nothing inherited from the caller. */
final class Command {
    private Command() {}

    /** A process to be started, with its working directory and nothing but the environment that it needs. */
    static ProcessBuilder builder(List<String> command, Path workingDirectory) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(Map.of("LC_ALL", "C", "TZ", "UTC", "PATH", "/usr/bin:/bin"));
        return builder;
    }

    /**
     * Runs a program to its end.
     *
     * @return what it printed
     * @throws PostgresException when it cannot be started, fails, or takes longer than {@code limit}
     */
    static String run(List<String> command, Path workingDirectory, Duration limit) throws InterruptedException {
        Process process;
        try {
            process =
                    builder(command, workingDirectory).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw cannotStart(command, e);
        }
        var output = CompletableFuture.supplyAsync(
                () -> read(process), task -> Thread.ofVirtual().start(task));
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PostgresException(command + " did not finish within " + limit.toSeconds() + " s");
            }
        } finally {
            process.destroyForcibly();
        }
        String text = output.join();
        if (process.exitValue() != 0) {
            throw new PostgresException(command + " failed with status " + process.exitValue() + ":\n" + text);
        }
        return text;
    }

    static PostgresException cannotStart(List<String> command, IOException cause) {
        return new PostgresException(
                "Cannot run " + command + ": " + cause.getMessage()
                        + ". The built-in PostgreSQL needs a system with the GNU C library (on Alpine Linux it does not run)"
                        + " and a file system that allows programs (no noexec). Otherwise install PostgreSQL 18 and name it:"
                        + " BRIGHTLINE_DATABASE_URL=jdbc:postgresql://host:5432/brightline",
                cause);
    }

    private static String read(Process process) {
        try (InputStream in = process.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its output could not be read: " + e + ")";
        }
    }
}
