package org.brightline.cli.internal;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs the commands that are to answer within a second, so that the JVM learns what to load for them; the launcher runs it after a build.
 * All that is learned is loaded at every start, so what the other commands alone need is left out.
 */
@Command(name = "train-tools", hidden = true, description = "Hashes and assesses a little, and ends.")
public final class TrainToolsCommand implements Callable<Integer> {
    @Option(names = "--data", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path data;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(data);
        CommandLine program = spec.commandLine().getParent();
        String text = Files.writeString(data.resolve("text"), "Join the Ashfall Front today, brothers.")
                .toString();
        int status = program.execute("assess", text);
        for (String format : new String[] {"jpg", "png"}) {
            Path picture = data.resolve("picture." + format);
            ImageIO.write(picture(), format, picture.toFile());
            status = Math.max(status, program.execute("hash", picture.toString()));
            status = Math.max(status, program.execute("assess", picture.toString()));
        }
        return Math.max(status, program.execute("version"));
    }

    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.DARK_GRAY, 640, 480, Color.ORANGE));
        pen.fillRect(0, 0, 640, 480);
        pen.dispose();
        return picture;
    }
}
