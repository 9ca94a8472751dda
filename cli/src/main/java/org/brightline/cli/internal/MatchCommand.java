package org.brightline.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brightline.assessment.MatchNotes;
import org.brightline.assessment.MediumLook;
import org.brightline.assessment.MediumLooker;
import org.brightline.cli.internal.local.InputFile;
import org.brightline.cli.internal.local.LocalBank;
import org.brightline.cli.internal.local.LocalLooker;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Vpdq;
import org.brightline.matching.Match;
import org.brightline.matching.MatchIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what files look like, without a server. */
@Command(
        name = "match",
        description = {
            "Says which fingerprints of a file files look like, without a server; pictures also turned and mirrored.",
            "One line a match: file, kind, distance and threshold, line of the bank; below that of a video, how much of both is the",
            "same, and each part that is, by its times in both.",
            "Ends with 1 if a file could not be read or not be compared by its looks, or a line of the bank is wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MatchCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files; a folder stands for all files in it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private List<Path> named;

    @Option(
            names = "--bank",
            required = true,
            paramLabel = "FILE",
            description = "Known fingerprints, one a line: kind and value, for example as «hash» prints them.")
    @SuppressWarnings("NullAway.Init")
    private Path bank;

    @Option(
            names = "--threshold",
            paramLabel = "BITS",
            defaultValue = "31",
            description = "Most differing bits at which two PDQ hashes match, 0 to 63. Default: ${DEFAULT-VALUE}.")
    private int threshold;

    @Override
    public Integer call() throws IOException {
        LocalBank known = LocalBank.read(bank);
        known.complain();
        MatchIndex index = known.index().withThreshold(threshold);
        MediumLooker looker = LocalLooker.create();
        List<Path> files = InputFile.all(named);
        Progress progress = Progress.of("Matching");
        int status = known.wrong().isEmpty() ? 0 : 1;
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            try {
                byte[] bytes = InputFile.read(file);
                MediumLook look = looker.look(bytes);
                progress.aside();
                if (!matched(known, index, file, LocalLooker.fingerprints(bytes, look))) {
                    matched(known, index, file, LocalLooker.altered(look));
                }
                Optional<String> missing = LocalLooker.missing(look);
                if (missing.isPresent()) {
                    System.err.println("brightline: " + file + ": " + missing.get());
                    status = 1;
                }
            } catch (IOException e) {
                progress.aside();
                System.err.println("brightline: " + PlainErrors.words(e));
                status = 1;
            }
            if (files.size() > 1) {
                progress.at(i + 1L, files.size());
            }
        }
        return status;
    }

    /** Prints what a file looks like by these; gives whether it looks like anything. */
    static boolean matched(LocalBank known, MatchIndex index, Path file, List<Fingerprint> fingerprints) {
        boolean found = false;
        for (Fingerprint fingerprint : fingerprints) {
            for (Match match : index.match(fingerprint)) {
                print(file, fingerprint, match);
                if (fingerprint instanceof Vpdq video) {
                    known.video(match.number())
                            .ifPresent(other -> MatchNotes.of(match, video, other)
                                    .forEach(line -> System.out.println("  " + line)));
                }
                found = true;
            }
        }
        return found;
    }

    private static void print(Path file, Fingerprint fingerprint, Match match) {
        System.out.println(file + "  " + fingerprint.type().wireName() + "  distance " + match.distance()
                + " of at most " + match.threshold() + "  " + match.entry().source() + ", "
                + match.entry().label());
    }
}
