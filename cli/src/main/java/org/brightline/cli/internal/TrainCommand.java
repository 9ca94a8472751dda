package org.brightline.cli.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.base.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A short life of the server, from which the JVM learns what to load at once; the launcher runs it after a build. */
@Command(name = "train-start", hidden = true, description = "Starts, works a little, and ends.")
public final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path data;

    @Override
    public Integer call() throws Exception {
        ServerOptions options = new ServerOptions();
        options.port = 0;
        options.address = "127.0.0.1";
        List<String> arguments = options.arguments(data);
        arguments.add("--brightline.access.welcome=false");
        try (RunningServer server = RunningServer.start(arguments, options);
                HttpClient http = HttpClient.newHttpClient()) {
            Access access = server.bean(Access.class);
            access.registerPlatform("train", "Train", Actor.MACHINE);
            String key = access.issueKey(
                            "train", "train", Set.of(Permission.ITEMS_SUBMIT), Duration.ofDays(1), Actor.MACHINE)
                    .token();
            for (String path : new String[] {"/health", "/sign-in", "/assets/console.css", "/v1/journal/checkpoint"}) {
                get(http, server.address().resolve(path));
            }
            for (String text : new String[] {"A calm morning.", "Join the Ashfall Front today, brothers."}) {
                post(http, server.address().resolve("/v1/items"), key, text);
            }
        }
        return 0;
    }

    private static void get(HttpClient http, URI address) throws Exception {
        http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
    }

    private static void post(HttpClient http, URI address, String key, String text) throws Exception {
        String json = "{\"platform\":\"train\",\"externalId\":\"" + text.length()
                + "\",\"kind\":\"post\",\"audience\":\"PUBLIC\",\"language\":\"en\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"text\":\""
                + text + "\"}";
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
    }
}
