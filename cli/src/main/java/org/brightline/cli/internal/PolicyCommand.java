package org.brightline.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.brightline.language.Reader;
import org.brightline.platform.base.Problem;
import org.brightline.platform.intake.SampleLines;
import org.brightline.policy.Explanation;
import org.brightline.policy.Judgement;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.files.ReleaseReader;
import org.brightline.policy.trial.Backtest;
import org.brightline.policy.trial.ClauseDocument;
import org.brightline.policy.trial.PolicyFolder;
import org.brightline.policy.trial.PolicyTest;
import org.brightline.policy.trial.PolicyTestReport;
import org.brightline.policy.trial.PolicyTests;
import org.brightline.policy.trial.ReleaseDiff;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a policy author does with a folder of clauses, without a server; see docs/policy-guide.md. */
@Command(
        name = "policy",
        description = {
            "Writes, tests and compares policies: folders of clause files. Needs no server; nothing leaves this machine.",
            "Wherever a folder is asked for, the word «shipped» names the release that Brightline ships."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class PolicyCommand implements Runnable {
    private static final String SHIPPED = "shipped";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: init, test, trace, diff or backtest.");
    }

    /** Starts a policy. */
    @Command(
            name = "init",
            description = "Writes the clauses and tests that Brightline ships into a new folder, to adapt them.",
            mixinStandardHelpOptions = true)
    int init(@Parameters(paramLabel = "DIR", description = "The new folder.") Path folder) throws IOException {
        new PolicyFolder(folder).init();
        out().println("Written to " + folder + ". Change it, then run: ./brightline policy test " + folder);
        return 0;
    }

    /** Tests a policy. */
    @Command(
            name = "test",
            description = {
                "Reads the clauses in DIR and the tests in DIR/tests, and runs all examples and tests.",
                "Ends with 1 when a file is wrong or a result is not the expected one."
            },
            mixinStandardHelpOptions = true)
    int test(
            @Parameters(paramLabel = "DIR", description = "The folder of the policy.") Path folder,
            @Option(names = "--junit", paramLabel = "FILE", description = "Also write the report as JUnit XML.")
                    @Nullable Path junit,
            @Mixin ReaderOptions readers,
            @Mixin ListOptions lists)
            throws IOException {
        // Patterns and clauses take about as long to compile, and a second is all there is.
        CompletableFuture<Reader> reader = CompletableFuture.supplyAsync(() -> reader(readers, lists));
        PolicyFolder policy = new PolicyFolder(folder);
        Release release = policy.release();
        policy.remarks().forEach(remark -> spec.commandLine().getErr().println("brightline: " + remark));
        List<PolicyTest> tests = policy.tests(release);
        PolicyTestReport report = new PolicyTests(reader.join()).run(release, tests);
        out().print(report.text());
        out().flush();
        if (junit != null) {
            Files.writeString(junit, report.junit());
        }
        return report.failed() == 0 ? 0 : 1;
    }

    /** Tries a text. */
    @Command(
            name = "trace",
            description =
                    "Judges one text and shows each condition and what it stood on, for clauses that do not say no.",
            mixinStandardHelpOptions = true)
    int trace(
            @Parameters(paramLabel = "DIR", description = "The folder of the policy.") String folder,
            @Parameters(paramLabel = "FILE|-", description = "The text, or - for standard input.") String source,
            @Option(
                            names = "--clause",
                            paramLabel = "ID",
                            description = "Only this clause, whatever it says, also while it is a draft.")
                    @Nullable String clause,
            @Option(names = "--for-user", description = "In the words for the person who posted it.") boolean user,
            @Mixin PostOptions post,
            @Mixin ReaderOptions readers,
            @Mixin ListOptions lists)
            throws IOException {
        byte[] bytes = source.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(source));
        String text = new String(bytes, StandardCharsets.UTF_8);
        Release release = release(folder);
        if (clause != null && release.clause(clause).isEmpty()) {
            throw new IOException("The policy has no clause «" + clause + "».");
        }
        PolicyEngine engine = clause == null ? new PolicyEngine(release) : PolicyEngine.withDrafts(release);
        Judgement judgement = engine.judgeAndExplain(post.of(text).read(readers.beside(lists.patterns())));
        judgement.results().stream()
                .filter(result -> clause == null
                        ? result.result() != Result.NO_MATCH
                        : result.clause().id().equals(clause))
                .map(result ->
                        user ? Explanation.forUser(result, text) : Explanation.forReviewer(result, judgement, text))
                .forEach(explanation -> out().println(explanation.text()));
        if (clause == null && !user) {
            out().println("It comes to: " + Backtest.Standing.of(judgement)
                    + " (? where a person has to tell; unread where what cannot be judged is only counted).");
        }
        return 0;
    }

    /** Compares two policies. */
    @Command(
            name = "diff",
            description = "Says in words what changes from one policy to another; a new clause is told as a whole.",
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(paramLabel = "OLD", description = "The policy in force.") String old,
            @Parameters(paramLabel = "NEW", description = "The policy that is to follow.") String now)
            throws IOException {
        Release before = release(old);
        Release after = release(now);
        List<ReleaseDiff.Change> changes = ReleaseDiff.between(before, after);
        for (ReleaseDiff.Change change : changes) {
            out().println(change.clause() + ": " + change.words());
            if (change.part() == ReleaseDiff.Part.CLAUSE) {
                after.clause(change.clause())
                        .map(clause -> ClauseDocument.of(clause).lines())
                        .orElse(List.of())
                        .forEach(line -> out().println("    " + line));
            }
        }
        out().println(changes.size() + (changes.size() == 1 ? " change" : " changes") + " from release "
                + before.digest().substring(0, 12) + " to " + after.digest().substring(0, 12) + ".");
        return 0;
    }

    /** Tries a policy on items of the past. */
    @Command(
            name = "backtest",
            description = {
                "Judges the items of a file by two policies and says what would change, by rung, language and clause.",
                "The file holds an item a line, in the form of POST /v1/items:batch; texts are read, pictures are not."
            },
            mixinStandardHelpOptions = true)
    int backtest(
            @Parameters(paramLabel = "OLD", description = "The policy in force.") String old,
            @Parameters(paramLabel = "NEW", description = "The policy that is to be tried.") String now,
            @Parameters(paramLabel = "ITEMS", description = "The items, JSON, one a line.") Path items,
            @Mixin ReaderOptions readers,
            @Mixin ListOptions lists)
            throws IOException {
        Backtest backtest = new Backtest(release(old), release(now));
        Reader reader = readers.beside(lists.patterns());
        try (BufferedReader lines = Files.newBufferedReader(items)) {
            out().println(backtest.run(new SampleLines(lines, reader)).text());
        } catch (UncheckedIOException e) {
            throw new IOException(items + " cannot be read: " + e.getMessage(), e);
        } catch (Problem e) {
            throw new IOException(items + ": " + e.detail(), e);
        }
        return 0;
    }

    private static Reader reader(ReaderOptions readers, ListOptions lists) {
        try {
            return readers.beside(lists.patterns());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Release release(String folder) throws IOException {
        return folder.equals(SHIPPED) ? ReleaseReader.shipped() : new PolicyFolder(Path.of(folder)).release();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
