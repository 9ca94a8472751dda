package org.brightline.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.brightline.assessment.MediumLook;
import org.brightline.assessment.MediumLooker;
import org.brightline.cli.internal.local.InputFile;
import org.brightline.cli.internal.local.LocalLooker;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.picture.PdqHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the fingerprints of files, without a server. */
@Command(
        name = "hash",
        description = {
            "Prints the fingerprints of files: PDQ with its quality for pictures, vPDQ for videos, SHA-256 and MD5 for all.",
            "One line a fingerprint: kind, value, file. Ends with 1 if a file could not be read, or a picture or video not be seen."
        },
        mixinStandardHelpOptions = true)
public final class HashCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files; a folder stands for all files in it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private List<Path> named;

    @Override
    public Integer call() throws IOException {
        MediumLooker looker = LocalLooker.create();
        List<Path> files = InputFile.all(named);
        Progress progress = Progress.of("Hashing");
        int status = 0;
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            try {
                byte[] bytes = InputFile.read(file);
                MediumLook look = looker.lookExactly(bytes);
                progress.aside();
                print(look, bytes, file);
                if (look instanceof MediumLook.Unseen(var why, var _) && why != MediumLook.Why.NOT_A_PICTURE) {
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

    private static void print(MediumLook look, byte[] bytes, Path file) {
        switch (look) {
            case MediumLook.Picture(var picture) -> {
                PdqHash pdq = picture.hashes().getFirst();
                System.out.println("pdq    " + pdq.hash().text() + " " + file + " (quality " + pdq.quality()
                        + (pdq.usable() ? ")" : ", too plain to be matched)"));
            }
            case MediumLook.Video(var video) -> {
                System.out.println("video_sha256 " + video.sha256().text() + " " + file);
                System.out.println("video_md5    " + video.md5().text() + " " + file);
                System.out.println("vpdq         " + video.vpdq().text() + " " + file);
                video.incomplete().ifPresent(why -> System.err.println("brightline: " + file + ": " + why));
            }
            case MediumLook.Unseen(var _, String message) ->
                System.out.println("pdq    - " + file + " (" + message + ")");
        }
        if (!(look instanceof MediumLook.Video)) {
            System.out.println("sha256 " + Sha256.of(bytes).text() + " " + file);
            System.out.println("md5    " + Md5.of(bytes).text() + " " + file);
        }
    }
}
