package org.brightline.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the commands that are to answer within a second, so that the JVM learns what to load for them; the launcher runs it after a build.
 * All that is learned is loaded at every start, so nothing else is done here, not even making a picture.
 */
@Command(name = "train-tools", hidden = true, description = "Hashes and assesses a little, and ends.")
public final class TrainToolsCommand implements Callable<Integer> {
    @Option(names = "--data", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path data;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(data);
        Path text = Files.writeString(data.resolve("text"), "Join the Ashfall Front today, brothers.");
        int status = new CommandLine(new AssessCommand()).execute(text.toString());
        for (String name : new String[] {"train.jpg", "train.png"}) {
            Path picture = data.resolve(name);
            try (InputStream in = Objects.requireNonNull(TrainToolsCommand.class.getResourceAsStream(name))) {
                Files.copy(in, picture);
            }
            status = Math.max(status, new CommandLine(new HashCommand()).execute(picture.toString()));
        }
        return Math.max(status, new CommandLine(new VersionCommand()).execute());
    }
}
