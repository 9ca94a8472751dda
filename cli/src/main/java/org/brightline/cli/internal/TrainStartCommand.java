package org.brightline.cli.internal;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.brightline.cli.internal.server.RunningServer;
import org.brightline.cli.internal.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A short life of the server, from which the JVM learns what to load at once; the launcher runs it after a build. All that is
 * learned is loaded at every start, so this asks for no more than a start does, and by the plainest client there is.
 */
@Command(name = "train-start", hidden = true, description = "Starts, answers a little, and ends.")
public final class TrainStartCommand implements Callable<Integer> {
    @Option(names = "--data", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path data;

    @Override
    public Integer call() throws IOException {
        ServerOptions options = new ServerOptions();
        options.port = 0;
        options.address = "127.0.0.1";
        List<String> arguments = options.arguments(data);
        arguments.add("--brightline.access.welcome=false");
        try (RunningServer server = RunningServer.start(arguments, options)) {
            for (String path : new String[] {"/health", "/sign-in", "/assets/console.css", "/v1/journal/checkpoint"}) {
                get(server.address(), path);
            }
        }
        return 0;
    }

    private static void get(URI address, String path) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            if (!new String(answer, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 200")) {
                throw new IOException(path + " was not answered with 200.");
            }
        }
    }
}
