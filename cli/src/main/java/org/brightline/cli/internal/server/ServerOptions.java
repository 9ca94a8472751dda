package org.brightline.cli.internal.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that every command with a server has. */
public final class ServerOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            converter = Port.class,
            defaultValue = "${env:BRIGHTLINE_SERVER_PORT:-7400}",
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")

    /** Where it listens; 0 takes a free port. */
    public int port;

    @Option(
            names = "--address",
            paramLabel = "IP",
            defaultValue = "${env:BRIGHTLINE_SERVER_ADDRESS:-127.0.0.1}",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}, this machine only.")

    /** On which of the machine's addresses it listens. */
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    public String address;

    /** As the server takes them. */
    public List<String> arguments(Path data) {
        return new ArrayList<>(List.of(
                "--brightline.server.port=" + port,
                "--brightline.server.address=" + address,
                "--brightline.data.directory=" + data.toAbsolutePath().normalize()));
    }
}
