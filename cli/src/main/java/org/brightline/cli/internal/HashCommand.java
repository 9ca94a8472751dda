package org.brightline.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.PdqHash;
import org.brightline.fingerprint.PdqHasher;
import org.brightline.fingerprint.PictureDecoder;
import org.brightline.fingerprint.PictureException;
import org.brightline.fingerprint.PictureLimits;
import org.brightline.fingerprint.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the fingerprints of files, without a server. */
@Command(
        name = "hash",
        description = {
            "Prints the fingerprints of files: PDQ with its quality for pictures, SHA-256 and MD5 for all.",
            "One line a fingerprint: kind, value, file. Ends with 1 if a file could not be read."
        },
        mixinStandardHelpOptions = true)
public final class HashCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private List<Path> files;

    @Override
    public Integer call() {
        PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
        int status = 0;
        for (Path file : files) {
            try {
                byte[] bytes = InputFile.read(file);
                pdq(decoder, bytes, file);
                System.out.println("sha256 " + Sha256.of(bytes).text() + " " + file);
                System.out.println("md5    " + Md5.of(bytes).text() + " " + file);
            } catch (IOException e) {
                System.err.println("brightline: " + PlainErrors.words(e));
                status = 1;
            }
        }
        return status;
    }

    private static void pdq(PictureDecoder decoder, byte[] bytes, Path file) {
        try {
            PdqHash pdq = PdqHasher.hash(decoder.decode(bytes));
            System.out.println("pdq    " + pdq.hash().text() + " " + file + " (quality " + pdq.quality()
                    + (pdq.usable() ? ")" : ", too plain to be matched)"));
        } catch (PictureException e) {
            System.out.println("pdq    - " + file + " (" + e.getMessage() + ")");
        }
    }
}
