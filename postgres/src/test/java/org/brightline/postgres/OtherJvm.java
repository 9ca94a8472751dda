package org.brightline.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.brightline.postgres.testing.TestPostgres;

/** Another JVM that runs a server on a folder, to be killed by a test. */
record OtherJvm(Process process, BufferedReader output) implements AutoCloseable {

    /** What runs in the other JVM: says the process id of the server and waits for the end of its input. */
    public static void main(String[] arguments) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                PostgresSettings.in(Path.of(arguments[0])).withBinaries(TestPostgres.cache()));
        System.out.println(postgres.pid());
        System.in.read();
        System.exit(0);
    }

    static OtherJvm on(Path folder) {
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path", ""),
                            OtherJvm.class.getName(),
                            folder.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process id of its server, once it runs. */
    long serverPid() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("The other JVM has ended without a server");
            }
            return Long.parseLong(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets it end in the ordinary way and waits for that. */
    void end() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
