package org.brightline.fingerprint.decoding;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.brightline.fingerprint.outline.JpegProfile;
import org.brightline.fingerprint.outline.Outline;
import org.brightline.fingerprint.outline.PictureFormat;
import org.brightline.fingerprint.picture.ImageRows;
import org.brightline.fingerprint.picture.Layer;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureException.Kind;

/** Decodes with the readers of the Java platform and of TwelveMonkeys. They have the last word on what bytes are. */
final class ImageIoDecoder {

    /** A JPEG of which less is there, in per cent of its rows, shows nothing that could be compared. */
    private static final float LEAST_PERCENT = 25;

    private ImageIoDecoder() {}

    static Decoded decode(PictureFormat format, Octets octets, Outline outline, Budget budget) throws PictureException {
        DecodingWatch watch = new DecodingWatch(budget);
        byte[] bytes = format == PictureFormat.JPEG ? JpegProfile.without(octets) : octets.bytes();
        try (ImageInputStream stream = new FiniteStream(bytes)) {
            ImageReader reader = format.reader();
            try {
                reader.setInput(stream, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                budget.pixels(pixels);
                budget.scans(outline.scans(), pixels);
                reader.addIIOReadProgressListener(watch);
                reader.addIIOReadWarningListener(watch);
                BufferedImage image = reader.read(0);
                boolean partly =
                        format == PictureFormat.JPEG && (outline.scans() > 1 || watch.percentThere() >= LEAST_PERCENT);
                check(watch, budget, octets, partly);
                boolean cutShort = watch.cutShort() || (outline.lacksEnd() && watch.silenced());
                return new Decoded(Layer.of(new ImageRows(image)), outline.cutShort() || cutShort);
            } finally {
                reader.dispose();
            }
        } catch (EOFException e) {
            throw octets.truncated();
        } catch (IOException | RuntimeException e) {
            // A decoder that meets broken bytes throws whatever it stumbles over.
            check(watch, budget, octets, false);
            throw new PictureException(
                    Kind.DAMAGED, "The " + format.title() + " picture is broken and cannot be decoded.", e);
        }
    }

    /** @param partly whether enough is there of a picture that is cut short */
    private static void check(DecodingWatch watch, Budget budget, Octets octets, boolean partly)
            throws PictureException {
        budget.time();
        if (watch.cutShort() && !partly) {
            throw octets.truncated();
        }
        if (watch.corrupt()) {
            throw octets.damaged("its data are corrupt");
        }
    }
}
