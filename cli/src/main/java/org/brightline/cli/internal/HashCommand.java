package org.brightline.cli.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brightline.assessment.MediumLook;
import org.brightline.assessment.MediumLooker;
import org.brightline.cli.internal.local.InputFile;
import org.brightline.cli.internal.local.LocalLooker;
import org.brightline.cli.internal.local.TextKinds;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.RawText;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.picture.PdqHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the fingerprints of files, without a server. */
@Command(
        name = "hash",
        description = {
            "Prints the fingerprints of files: PDQ with its quality for each frame of a picture, on white and on black; vPDQ for videos;",
            "MinHash, TLSH and the text itself in its normal form for texts; SHA-256 and MD5 for all.",
            "One line a fingerprint: kind, value, file; after a text itself, which may hold blanks, stands no file.",
            "Ends with 1 if a file could not be read, or a picture or video not be seen."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class HashCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files; a folder stands for all files in it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private List<Path> named;

    @Option(
            names = "--text",
            description =
                    "All files are texts in UTF-8. Otherwise a file is one that neither begins nor is named like a"
                            + " picture or a video.")
    private boolean text;

    @Override
    public Integer call() throws IOException {
        MediumLooker looker = LocalLooker.create();
        List<Path> files = InputFile.all(named);
        Progress progress = Progress.of("Hashing");
        int status = 0;
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            boolean well;
            try {
                byte[] bytes = InputFile.read(file);
                MediumLook look = text ? null : looker.lookExactly(bytes);
                progress.aside();
                well = look == null ? printText(bytes, file) : printSeen(look, bytes, file);
            } catch (IOException e) {
                progress.aside();
                System.err.println("brightline: " + PlainErrors.words(e));
                well = false;
            }
            status = well ? status : 1;
            if (files.size() > 1) {
                progress.at(i + 1L, files.size());
            }
        }
        return status;
    }

    private static boolean printText(byte[] bytes, Path file) throws IOException {
        print(
                TextKinds.of(bytes)
                        .orElseThrow(() -> new FileSystemException(file.toString(), null, "this is no text in UTF-8")),
                file);
        printDigests(bytes, file);
        return true;
    }

    /** Prints what could be seen of a file; gives whether a picture or a video was seen, or it is none. */
    private static boolean printSeen(MediumLook look, byte[] bytes, Path file) {
        switch (look) {
            case MediumLook.Picture(var picture) -> {
                List<PdqHash> usable = picture.hashes().stream()
                        .filter(PdqHash::usable)
                        .distinct()
                        .toList();
                usable.forEach(pdq -> System.out.println(
                        "pdq    " + pdq.hash().text() + " " + file + " (quality " + pdq.quality() + ")"));
                if (usable.isEmpty()) {
                    System.out.println("pdq    - " + file + " (too plain to be told from others: quality "
                            + picture.hashes().getFirst().quality() + " of at least " + PdqHash.USABLE_QUALITY + ")");
                }
            }
            case MediumLook.Video(var video) -> {
                System.out.println("video_sha256 " + video.sha256().text() + " " + file);
                System.out.println("video_md5    " + video.md5().text() + " " + file);
                System.out.println("vpdq         " + video.vpdq().text() + " " + file);
                video.incomplete().ifPresent(why -> System.err.println("brightline: " + file + ": " + why));
            }
            case MediumLook.Unseen unseen ->
                text(unseen, bytes, file)
                        .ifPresentOrElse(
                                prints -> print(prints, file),
                                () -> System.out.println("pdq    - " + file + " (" + unseen.message() + ")"));
        }
        if (!(look instanceof MediumLook.Video)) {
            printDigests(bytes, file);
        }
        return !(look instanceof MediumLook.Unseen(var why, var _)) || why == MediumLook.Why.NOT_A_PICTURE;
    }

    private static Optional<TextKinds> text(MediumLook.Unseen unseen, byte[] bytes, Path file) {
        boolean text = unseen.why() == MediumLook.Why.NOT_A_PICTURE
                && bytes.length > 0
                && !InputFile.isNamedLikeMedium(file.toString());
        return text ? TextKinds.of(bytes) : Optional.empty();
    }

    private static void print(TextKinds text, Path file) {
        for (TextKinds.Kind one : text.all()) {
            String kind = String.format("%-12s ", one.type().wireName());
            if (one.print() instanceof RawText itself) {
                System.out.println(
                        kind + (fitsOnLine(itself) ? itself.text() : "- " + file + " (it takes several lines)"));
            } else {
                System.out.println(kind
                        + (one.print() == null
                                ? "- " + file + " (" + one.why() + ")"
                                : one.print().text() + " " + file));
            }
        }
    }

    /** A text that begins with a dash would be read as one that is not there. */
    private static boolean fitsOnLine(RawText text) {
        return text.text().indexOf('\n') < 0 && !text.text().startsWith("-");
    }

    private static void printDigests(byte[] bytes, Path file) {
        System.out.println("sha256 " + Sha256.of(bytes).text() + " " + file);
        System.out.println("md5    " + Md5.of(bytes).text() + " " + file);
    }
}
