package org.brightline.fingerprint;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.function.LongSupplier;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.brightline.fingerprint.PictureException.Kind;

/**
 * Decodes the bytes of a picture into its luminance: JPEG (also CMYK), PNG, GIF (its first frame), WebP (its first frame)
 * and BMP; turned upright as its Exif data say, transparent parts on white.
 *
 * <p>The bytes may be hostile. What is claimed is checked against the {@link PictureLimits} before it is allocated; a
 * picture that is cut short or broken is an error and never a grey remainder; and no other exception than
 * {@link PictureException} leaves this class.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class PictureDecoder {

    /**
     * A JPEG may go over its pixels as often as this in a picture of the greatest size, and more often in a smaller one.
     * Usual progressive files have about ten scans.
     */
    private static final int SCANS_AT_LIMIT = 16;

    private final PictureLimits limits;
    private final LongSupplier nanoseconds;

    /** A decoder that keeps to these limits. */
    public PictureDecoder(PictureLimits limits) {
        this(limits, System::nanoTime);
    }

    /** @param nanoseconds a clock that only runs forward, of any origin */
    PictureDecoder(PictureLimits limits, LongSupplier nanoseconds) {
        this.limits = limits;
        this.nanoseconds = nanoseconds;
    }

    /**
     * The picture that these bytes hold.
     *
     * @param bytes a whole file; not changed
     * @throws PictureException if the bytes are no complete picture or are more than the limits allow
     */
    public Picture decode(byte[] bytes) throws PictureException {
        if (bytes.length > limits.bytes()) {
            throw new PictureException(
                    Kind.TOO_MANY_BYTES,
                    "The picture has " + bytes.length + " bytes; at most " + limits.bytes() + " are read.");
        }
        PictureFormat format = PictureFormat.of(bytes);
        if (format == null) {
            throw new PictureException(
                    Kind.NOT_A_PICTURE, "The file is not a picture that is read here: JPEG, PNG, GIF, WebP or BMP.");
        }
        Octets octets = new Octets(bytes, format.title());
        Outline outline = Outline.of(format, octets);
        checkPixels(outline.pixels());
        return Luminance.of(read(format, octets, outline), outline, format.title());
    }

    private BufferedImage read(PictureFormat format, Octets octets, Outline outline) throws PictureException {
        DecodingWatch watch = new DecodingWatch(nanoseconds, limits.time());
        try (ImageInputStream stream = new FiniteStream(octets.bytes())) {
            ImageReader reader = format.reader();
            try {
                reader.setInput(stream, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                checkPixels(pixels);
                checkScans(outline.scans(), pixels);
                reader.addIIOReadProgressListener(watch);
                reader.addIIOReadWarningListener(watch);
                BufferedImage image = reader.read(0);
                checkWatch(watch, octets);
                return image;
            } finally {
                reader.dispose();
            }
        } catch (EOFException e) {
            throw octets.truncated();
        } catch (IOException | RuntimeException e) {
            // A decoder that meets broken bytes throws whatever it stumbles over.
            checkWatch(watch, octets);
            throw new PictureException(
                    Kind.DAMAGED, "The " + format.title() + " picture is broken and cannot be decoded.", e);
        }
    }

    private void checkPixels(long pixels) throws PictureException {
        if (pixels > limits.pixels()) {
            throw new PictureException(
                    Kind.TOO_MANY_PIXELS,
                    "The picture claims " + pixels + " pixels; at most " + limits.pixels() + " are decoded.");
        }
    }

    private void checkScans(int scans, long pixels) throws PictureException {
        if (scans > 1 && scans * pixels > SCANS_AT_LIMIT * limits.pixels()) {
            throw new PictureException(
                    Kind.TOO_SLOW,
                    "The picture goes over its " + pixels + " pixels " + scans + " times; at most "
                            + SCANS_AT_LIMIT * limits.pixels() / Math.max(1, pixels) + " times are decoded.");
        }
    }

    private void checkWatch(DecodingWatch watch, Octets octets) throws PictureException {
        if (watch.overdue()) {
            throw new PictureException(
                    Kind.TOO_SLOW,
                    "Decoding the picture took longer than " + limits.time().toMillis() + " ms.");
        }
        if (watch.cutShort()) {
            throw octets.truncated();
        }
        if (watch.corrupt()) {
            throw octets.damaged("its data are corrupt");
        }
    }
}
