package org.brightline.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.brightline.assessment.Assessor;
import org.brightline.cli.internal.linecheck.LineCheck;
import org.brightline.cli.internal.local.LocalLooker;
import org.brightline.language.names.NameList;
import org.brightline.language.pattern.PatternReader;
import org.brightline.matching.MatchIndex;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.files.ReleaseReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code brightline line-check}: how often the shipped reader and line are right, by group and language. */
@Command(
        name = "line-check",
        description = {
            "Asks the shipped reader and line the cases of line-check, and prints how often they are right:",
            "by group and language, the worst first. The reader gets the suite's invented organisations as a list,",
            "as an operator gives it real ones. No server is needed."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class LineCheckCommand implements Callable<Integer> {
    private static final String START = "<!-- generated: line-check%s -->\n";
    private static final String END = "<!-- end -->";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(
            names = "--cases",
            paramLabel = "DIR",
            description = "The folder of the suite. Default: ${DEFAULT-VALUE}.",
            defaultValue = "${sys:brightline.home:-.}/line-check")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path cases;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            split = ",",
            description = "Only these languages, for example en,de.")
    private Set<String> languages = Set.of();

    @Mixin
    private final ReaderOptions readers = new ReaderOptions();

    @Option(names = "--wrong", description = "Also print the id of every case that is wrong.")
    private boolean wrong;

    @Option(
            names = "--update",
            paramLabel = "FILE",
            description = "Also write the report into this page, between its marks.")
    private @Nullable Path page;

    @Override
    public Integer call() throws IOException {
        if (page != null && readers.model != null) {
            throw new ParameterException(
                    spec.commandLine(), "--update writes down how good is what Brightline ships; leave out --model.");
        }
        checkLanguages();
        PolicyEngine engine = new PolicyEngine(ReleaseReader.shipped());
        LineCheck check = new LineCheck(new Assessor(
                readers.beside(PatternReader.withNames(
                        NameList.parse("world.csv", Files.readString(cases.resolve("world.csv"))))),
                () -> MatchIndex.EMPTY,
                () -> engine,
                LocalLooker.create(),
                _ -> Optional.empty()));
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        String report = check.report(cases, languages, wrong ? out : new PrintWriter(Writer.nullWriter()));
        out.print(report);
        out.flush();
        if (page != null) {
            write(page, START.formatted(readers.patternsAlone ? " --patterns" : ""), report);
        }
        return 0;
    }

    private void checkLanguages() throws IOException {
        if (languages.isEmpty()) {
            return;
        }
        try {
            LineCheck.checkLanguages(cases, languages);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--language: " + e.getMessage(), e);
        }
    }

    private static void write(Path page, String start, String report) throws IOException {
        String text = Files.readString(page);
        int from = text.indexOf(start);
        int to = from < 0 ? -1 : text.indexOf(END, from);
        if (to < 0) {
            throw new IOException(page + " has no part between " + start.strip() + " and " + END + ".");
        }
        Files.writeString(page, text.substring(0, from + start.length()) + report + text.substring(to));
    }
}
