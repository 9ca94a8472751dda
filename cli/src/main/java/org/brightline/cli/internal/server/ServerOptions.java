package org.brightline.cli.internal.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command with a server has. */
public final class ServerOptions {
    private static final int MOST = 65_535;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

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

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "${env:BRIGHTLINE_SERVER_PORT:-7400}",
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    void port(int wanted) {
        port = checked(wanted, "--port", spec);
    }

    /**
     * A port as it was given.
     *
     * @throws ParameterException if there is no such port
     */
    public static int checked(int port, String option, CommandSpec spec) {
        if (port < 0 || port > MOST) {
            throw new ParameterException(spec.commandLine(), option + " is from 0 to " + MOST + ", not " + port + ".");
        }
        return port;
    }

    /** As the server takes them. */
    public List<String> arguments(Path data) {
        return new ArrayList<>(List.of(
                "--brightline.server.port=" + port,
                "--brightline.server.address=" + address,
                "--brightline.data.directory=" + data.toAbsolutePath().normalize()));
    }
}
