package org.brightline.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program in a process of its own, as an operator runs it; it can be killed as an operator's machine kills it. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Pattern ADDRESS = Pattern.compile("answers at (http://\\S+)");

    private final Process process;
    private final Path data;
    private final List<String> output = new ArrayList<>();
    private final CountDownLatch up = new CountDownLatch(1);
    private final Thread reader;

    private ServerProcess(Process process, Path data) {
        this.process = process;
        this.data = data;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** Starts {@code serve} on a free port and waits until it says where it answers. */
    static ServerProcess serve(Path data, Map<String, String> environment) {
        return start(data, environment, List.of("serve", "--port", "0", "--data", data.toString()), "answers at");
    }

    /** Starts any command and waits until it has printed a line that contains {@code ready}. */
    static ServerProcess start(Path data, Map<String, String> environment, List<String> arguments, String ready) {
        List<String> command = command(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            ServerProcess server = new ServerProcess(builder.start(), data);
            server.awaitLine(ready);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end; answers what it printed, after the line {@code exit N}. */
    static String run(List<String> arguments) {
        try {
            Process process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return "exit " + process.waitFor() + "\n" + printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final boolean BUILT_BEANS =
            ServerProcess.class.getResource("/org/brightline/platform/Brightline__ApplicationContextInitializer.class")
                    != null;

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                // As the launcher starts it: with the beans that the build wrote down.
                "-Dspring.aot.enabled=" + BUILT_BEANS,
                "-cp",
                System.getProperty("java.class.path"),
                "org.brightline.cli.Main"));
        command.addAll(arguments);
        return command;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                    output.notifyAll();
                }
            }
        } catch (IOException e) {
            // The stream of a killed process breaks; what was printed until then stands.
        } finally {
            up.countDown();
            synchronized (output) {
                output.notifyAll();
            }
        }
    }

    private void awaitLine(String part) {
        Instant end = Instant.now().plus(START);
        synchronized (output) {
            while (output.stream().noneMatch(line -> line.contains(part))) {
                long left = Duration.between(Instant.now(), end).toMillis();
                if (left <= 0 || up.getCount() == 0) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "The server did not say «" + part + "»:\n" + String.join("\n", output));
                }
                try {
                    output.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Where it answers. */
    URI address() {
        return URI.create(printed(ADDRESS).orElseThrow());
    }

    /** The first group of the first match in what it printed. */
    Optional<String> printed(Pattern pattern) {
        Matcher matcher = pattern.matcher(output());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** All it printed so far. */
    String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** Kills the server as {@code kill -9} does; PostgreSQL lives on as an orphan. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Kills the postmaster as {@code kill -9} does, if it runs. */
    void killPostgres() {
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    private Optional<ProcessHandle> postmaster() {
        try (Stream<Path> files = Files.find(data, 5, (path, a) -> path.endsWith("postmaster.pid"))) {
            return files.findFirst().flatMap(file -> {
                try {
                    return ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().strip()));
                } catch (IOException | NumberFormatException e) {
                    return Optional.empty();
                }
            });
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Stops it as an operator does, and waits until it is gone. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
