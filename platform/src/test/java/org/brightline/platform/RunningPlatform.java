package org.brightline.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brightline.platform.base.RecurringWork;
import org.brightline.schema.testing.TestDatabase;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole server on a free port, against a database of its own in the real PostgreSQL of this test run.
 *
 * <p>{@code try (var platform = RunningPlatform.start()) { … }}; beans come from {@link #bean(Class)}.
 */
public final class RunningPlatform implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final TestDatabase database;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningPlatform(ConfigurableApplicationContext context, TestDatabase database) {
        this.context = context;
        this.database = database;
    }

    /** Starts it; further settings such as {@code --brightline.casework.undo=0s}. */
    public static RunningPlatform start(String... settings) {
        return start(Clock.systemUTC(), settings);
    }

    /** Starts it with a clock of the test's own. */
    public static RunningPlatform start(Clock clock, String... settings) {
        try {
            Path data = Files.createTempDirectory("brightline-test");
            TestDatabase database = TestDatabase.fresh();
            List<String> arguments = new ArrayList<>(List.of(
                    "--server.port=0",
                    "--brightline.data.directory=" + data,
                    "--brightline.database.url=" + database.url(),
                    "--brightline.database.user=" + database.user(),
                    "--brightline.database.password=" + database.password(),
                    "--brightline.database.connections=8"));
            arguments.addAll(Arrays.asList(settings));
            return new RunningPlatform(Server.start(clock, arguments.toArray(String[]::new)), database);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A bean of the running server. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Does recurring work once, now; the clockwork does it in its own time besides. */
    public void run(String work) {
        context.getBeansOfType(RecurringWork.class).values().stream()
                .filter(known -> known.name().equals(work))
                .findFirst()
                .orElseThrow()
                .work()
                .run();
    }

    /** The database behind it, past all rooms. */
    public DSLContext database() {
        return database.jooq();
    }

    /** Every row of every table as text, and the sealed bytes in a form in which words would stay words. */
    public String everythingStored() {
        StringBuilder all = new StringBuilder();
        DSLContext database = database();
        database.fetch("select table_name from information_schema.tables where table_schema = 'public'")
                .forEach(table ->
                        all.append(database.fetch("select t::text from \"" + table.get(0, String.class) + "\" t")
                                .formatCSV()));
        return all.append(database.fetch("select encode(ciphertext, 'escape') from exhibit_blob")
                        .formatCSV())
                .toString();
    }

    /** The address of a path on it. */
    public URI at(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Sends a request and reads the answer as text. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
