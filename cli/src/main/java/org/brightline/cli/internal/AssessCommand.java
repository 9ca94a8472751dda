package org.brightline.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Assessor;
import org.brightline.assessment.Audience;
import org.brightline.assessment.Evidence;
import org.brightline.assessment.Finding;
import org.brightline.assessment.Item;
import org.brightline.assessment.Medium;
import org.brightline.assessment.MediumFingerprints;
import org.brightline.cli.internal.local.InputFile;
import org.brightline.cli.internal.local.LocalBank;
import org.brightline.cli.internal.local.LocalLooker;
import org.brightline.fingerprint.video.VideoContainer;
import org.brightline.language.Reader;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.files.ReleaseReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Assesses one text, picture or video by the shipped line, without a server; nothing is written down. */
@Command(
        name = "assess",
        description = {
            "Assesses one text, picture or video by the shipped line and explains the result. Nothing is written down.",
            "A file that begins like a picture or a video, or is named like one, is one; everything else is read as UTF-8 text.",
            "Ends with 1 if the file could not be read or not be looked at, or a line of the bank is wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AssessCommand implements Callable<Integer> {
    /** As far as the parts of a tag of BCP 47 go. */
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

    /** What stands before the words of why a medium could not be looked at. */
    private static final Pattern KIND = Pattern.compile("^[A-Z_]+: ");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|-", description = "The file, or - for standard input.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String source;

    @Option(names = "--language", paramLabel = "TAG", description = "Language of the text, for example en.")
    private @Nullable String language;

    @Option(
            names = "--bank",
            paramLabel = "FILE",
            description = "Known fingerprints, one a line: kind and value, for example as «hash» prints them.")
    private @Nullable Path bank;

    @Mixin
    private final ReaderOptions readers = new ReaderOptions();

    @Mixin
    private final ListOptions lists = new ListOptions();

    @Override
    public Integer call() throws IOException {
        if (language != null && !TAG.matcher(language).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--language is a language tag such as en or pt-BR, not «" + language + "».");
        }
        byte[] bytes = source.equals("-") ? System.in.readAllBytes() : InputFile.read(Path.of(source));
        // Of what is empty or only named like a medium nobody can say that it is harmless.
        boolean medium = isMedium(bytes) || bytes.length == 0 || InputFile.isNamedLikeMedium(source);
        LocalBank known = bank == null ? LocalBank.NONE : LocalBank.read(bank);
        known.complain();
        // Patterns and clauses take about as long to compile, and a second is all there is.
        var reader = CompletableFuture.supplyAsync(this::reader);
        PolicyEngine engine = ReleaseReader.shippedEngine();
        Assessor assessor = new Assessor(reader.join(), known::index, () -> engine, LocalLooker.create(), known::video);
        String text = medium
                ? null
                : InputFile.text(bytes)
                        .orElseThrow(() -> new FileSystemException(
                                source, null, "this is neither a picture nor a video nor a text in UTF-8"));
        Item item = new Item(
                "command-line",
                "1",
                "post",
                null,
                Audience.PUBLIC,
                language,
                Instant.EPOCH,
                text,
                medium ? List.of(new Medium(bytes, "application/octet-stream")) : List.of(),
                null);
        Assessment assessment = assessor.assess(item);
        print(assessment, text);
        boolean seen = complain(assessment, bytes.length == 0);
        return seen && known.wrong().isEmpty() ? 0 : 1;
    }

    private Reader reader() {
        try {
            return readers.beside(lists.patterns());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says what could not be looked at; gives whether everything was. */
    private boolean complain(Assessment assessment, boolean empty) {
        boolean seen = true;
        for (MediumFingerprints look : assessment.fingerprints()) {
            if (look.undecodable() != null) {
                System.err.println("brightline: " + source + ": "
                        + (empty
                                ? "The file is empty."
                                : KIND.matcher(look.undecodable()).replaceFirst("")));
                seen = false;
            }
        }
        return seen;
    }

    private static boolean isMedium(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        return head.startsWith("\u0089PNG")
                || head.startsWith("\u00ff\u00d8\u00ff")
                || head.startsWith("GIF8")
                || head.startsWith("BM")
                || (head.startsWith("RIFF") && head.endsWith("WEBP"))
                || VideoContainer.of(bytes).isPresent();
    }

    private static void print(Assessment assessment, @Nullable String text) {
        System.out.println(
                switch (assessment.outcome()) {
                    case CLEAR -> "CLEAR  below the line; a server would count it and forget it";
                    case UNREAD ->
                        "UNREAD  nobody here reads this language, or it is too short to tell (see --language); a server would count it as such and forget it";
                    case FINDING -> "FINDING  " + assessment.rung() + "; a person would decide";
                    case UNDETERMINED -> "UNDETERMINED  a person would look";
                });
        for (Finding finding : assessment.findings()) {
            System.out.println();
            System.out.println("  " + finding.rung() + "  " + finding.clauseTitle() + "  (" + finding.clause() + ", "
                    + finding.result() + ")");
            finding.evidence().forEach(evidence -> System.out.println("    " + words(evidence, text)));
        }
        for (MediumFingerprints look : assessment.fingerprints()) {
            System.out.println();
            System.out.println("  sha256 " + look.sha256().text());
            if (look.pdq() != null) {
                System.out.println("  pdq    " + look.pdq().text() + "  quality " + look.quality());
            }
            if (look.undecodable() != null) {
                System.out.println("  " + look.undecodable());
            }
        }
        System.out.println();
        System.out.println("  language " + assessment.language() + ", release "
                + assessment.release().substring(0, 12));
    }

    private static String words(Evidence evidence, @Nullable String text) {
        return switch (evidence) {
            case Evidence.TextEvidence found ->
                found.element() + "  «"
                        + (text == null
                                ? ""
                                : text.substring(
                                        found.span().start(), found.span().end()))
                        + "»  " + found.note() + "  (" + found.detector() + " " + found.version() + ", "
                        + Math.round(found.score() * 100) + " %)";
            case Evidence.MatchEvidence match -> words(match);
            case Evidence.SetAside aside ->
                "(" + aside.why().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")  " + words(aside.match());
        };
    }

    private static String words(Evidence.MatchEvidence match) {
        return match.type() + "  " + match.bank() + " " + match.label() + "  distance " + match.distance()
                + " of at most " + match.threshold() + (match.note() == null ? "" : "  " + match.note());
    }
}
