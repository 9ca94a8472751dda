package org.brightline.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.brightline.cli.internal.AssessCommand;
import org.brightline.cli.internal.BankCommand;
import org.brightline.cli.internal.DemoCommand;
import org.brightline.cli.internal.HashCommand;
import org.brightline.cli.internal.JournalCommand;
import org.brightline.cli.internal.LineCheckCommand;
import org.brightline.cli.internal.MatchCommand;
import org.brightline.cli.internal.PlainErrors;
import org.brightline.cli.internal.PolicyCommand;
import org.brightline.cli.internal.ServeCommand;
import org.brightline.cli.internal.TrainCommand;
import org.brightline.cli.internal.TrainStartCommand;
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
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandLine.Model.CommandSpec spec;

    /** What it knows, in the order of the help; picocli looks at a command's class when it is added. */
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("serve", ServeCommand.class);
        COMMANDS.put("demo", DemoCommand.class);
        COMMANDS.put("hash", HashCommand.class);
        COMMANDS.put("assess", AssessCommand.class);
        COMMANDS.put("match", MatchCommand.class);
        COMMANDS.put("bank", BankCommand.class);
        COMMANDS.put("policy", PolicyCommand.class);
        COMMANDS.put("journal", JournalCommand.class);
        COMMANDS.put("line-check", LineCheckCommand.class);
        COMMANDS.put("train", TrainCommand.class);
        COMMANDS.put("version", VersionCommand.class);
        COMMANDS.put("train-start", TrainStartCommand.class);
        COMMANDS.put("train-tools", TrainToolsCommand.class);
        COMMANDS.put("help", CommandLine.HelpCommand.class);
    }

    private static final Set<String> SERVERS = Set.of("serve", "demo", "train-start");

    /** Runs one command. */
    public static void main(String[] arguments) {
        int status = program(arguments).execute(arguments);
        // Looking up the logger that System.exit asks costs a tool more than its work; a server may have left threads.
        if (status != 0 || SERVERS.contains(arguments[0])) {
            System.exit(status);
        }
    }

    /** The program with the command that is called, or with all where none is named: looking at all takes a quarter of a second. */
    static CommandLine program(String... arguments) {
        CommandLine program = new CommandLine(new Main());
        Class<?> called = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (called == null || called == CommandLine.HelpCommand.class) {
            COMMANDS.forEach(program::addSubcommand);
        } else {
            program.addSubcommand(arguments[0], called);
        }
        // A handler is handed on to the commands that are there when it is set.
        return program.setExecutionExceptionHandler(new PlainErrors()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do: serve, demo, hash, assess, match, bank, policy, line-check, train, journal, version, doctor or test.");
    }
}
