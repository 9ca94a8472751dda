package org.brightline.cli.internal;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.brightline.cli.internal.server.RunningServer;
import org.brightline.cli.internal.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Runs the server, with its own PostgreSQL unless BRIGHTLINE_DATABASE_URL names yours.",
            "The first start creates an administrator and prints the one-time password once."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:BRIGHTLINE_DATA_DIRECTORY:-data}",
            description = "Folder for the database and the keys. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path data;

    @Override
    public Integer call() throws Exception {
        try (RunningServer server = RunningServer.start(options.arguments(data), options)) {
            System.out.println("Brightline answers at " + server.address() + "  (Ctrl-C stops it)");
            server.await();
        }
        return 0;
    }
}
