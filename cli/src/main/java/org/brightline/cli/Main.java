package org.brightline.cli;

import org.brightline.cli.internal.AssessCommand;
import org.brightline.cli.internal.BankCommand;
import org.brightline.cli.internal.DemoCommand;
import org.brightline.cli.internal.HashCommand;
import org.brightline.cli.internal.JournalCommand;
import org.brightline.cli.internal.LearnCommand;
import org.brightline.cli.internal.LineCheckCommand;
import org.brightline.cli.internal.MatchCommand;
import org.brightline.cli.internal.PlainErrors;
import org.brightline.cli.internal.PolicyCommand;
import org.brightline.cli.internal.ServeCommand;
import org.brightline.cli.internal.TrainCommand;
import org.brightline.cli.internal.TrainToolsCommand;
import org.brightline.cli.internal.VersionCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind the launcher. Exit codes: 0 well, 1 something is wrong, 2 the call was not understood. */
@Command(
        name = "brightline",
        description =
                "Finds terrorist content, decides by a written line, acts within the legal hour, and can prove it.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Provider.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The launcher also knows: doctor (what is here, what is missing), test (every test).",
            "Every setting of the server is also read from the environment as BRIGHTLINE_…; see docs/configuration.md."
        },
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            HashCommand.class,
            AssessCommand.class,
            MatchCommand.class,
            BankCommand.class,
            PolicyCommand.class,
            JournalCommand.class,
            LineCheckCommand.class,
            LearnCommand.class,
            VersionCommand.class,
            TrainCommand.class,
            TrainToolsCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandLine.Model.CommandSpec spec;

    /** Runs one command. */
    public static void main(String[] arguments) {
        int status = new CommandLine(new Main())
                .setExecutionExceptionHandler(new PlainErrors())
                .execute(arguments);
        System.exit(status);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do: serve, demo, hash, assess, match, bank, policy, line-check, train, journal, version, doctor or test.");
    }
}
