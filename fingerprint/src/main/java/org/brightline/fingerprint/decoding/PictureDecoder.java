package org.brightline.fingerprint.decoding;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.brightline.fingerprint.outline.Outline;
import org.brightline.fingerprint.outline.PictureFormat;
import org.brightline.fingerprint.picture.Extent;
import org.brightline.fingerprint.picture.Frame;
import org.brightline.fingerprint.picture.FrameCount;
import org.brightline.fingerprint.picture.Layer;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureException.Kind;
import org.brightline.fingerprint.picture.PictureLimits;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the bytes of a picture into its luminance: JPEG (also CMYK and YCCK), PNG, GIF, WebP and BMP; turned upright as
 * its Exif data say, transparent parts on white, and on black where that makes a difference ({@link Picture#onBlack}).
 *
 * <p>The bytes may be hostile. What is claimed is checked against the {@link PictureLimits} before it is allocated; a
 * picture that is cut short or broken is an error and never a grey remainder, but where {@link #decodeFrames} says so of a
 * JPEG; and no other exception than {@link PictureException} leaves this class. A JPEG that lacks nothing but its end marker
 * is whole.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class PictureDecoder {

    /**
     * {@link #screen} keeps at least this many samples a side: about two for each of the 64 places that PDQ keeps. The drift
     * that this leaves is measured in docs/benchmarks.md.
     */
    private static final int SHORTEST_SCREENED_SIDE = 120;

    private final PictureLimits limits;
    private final Codecs codecs;
    private final LongSupplier nanoseconds;

    /** A decoder that keeps to these limits, with the fastest codecs that this machine has. */
    public PictureDecoder(PictureLimits limits) {
        this(limits, Codecs.INSTALLED);
    }

    /** A decoder that keeps to these limits, with these codecs. */
    public PictureDecoder(PictureLimits limits, Codecs codecs) {
        this(limits, codecs, System::nanoTime);
    }

    /** @param nanoseconds a clock that only runs forward, of any origin */
    PictureDecoder(PictureLimits limits, Codecs codecs, LongSupplier nanoseconds) {
        this.limits = limits;
        this.codecs = codecs;
        this.nanoseconds = nanoseconds;
    }

    /**
     * The picture that these bytes hold, every pixel of it; of an animation the first frame. Entries of a bank are made from
     * this.
     *
     * @param bytes a whole file; not changed
     * @throws PictureException if the bytes are no complete picture or are more than the limits allow
     */
    public Picture decode(byte[] bytes) throws PictureException {
        return first(open(bytes));
    }

    /**
     * The picture that these bytes hold, decoded only as finely as it takes to find it in a bank: a JPEG in the luminance
     * that it stores, at a half, a quarter or an eighth of its sides where that leaves enough. Where the codecs cannot do
     * this, and for all other formats, it is what {@link #decode} gives.
     *
     * <p>Hashes of the two differ, in photos of 180 to 500 pixels by 2 bits in the median and at most 16
     * ({@code docs/benchmarks.md}); a search by them must be so much wider.
     *
     * @param bytes a whole file; not changed
     * @throws PictureException if the bytes are no complete picture or are more than the limits allow
     */
    public Picture screen(byte[] bytes) throws PictureException {
        File file = open(bytes);
        if (file.format == PictureFormat.JPEG && codecs == Codecs.INSTALLED && !file.outline.cutShort()) {
            Optional<TurboJpeg> turbo = TurboJpeg.installed();
            Picture picture = turbo.isEmpty()
                    ? null
                    : turbo.get().screen(file.octets.bytes(), file.outline, file.budget, SHORTEST_SCREENED_SIDE);
            file.budget.time();
            if (picture != null) {
                return picture;
            }
        }
        return first(file);
    }

    /**
     * Every distinct frame of an animated GIF, WebP or PNG, as a viewer shows it; the one frame of a still picture. A frame
     * that shows exactly what an earlier one showed is passed over. A JPEG that is cut short after a quarter of its rows, or
     * after its first scan, is a frame as a viewer shows it, with the remainder grey.
     *
     * @param bytes a file; not changed
     * @param frames is given each frame before the next one is decoded
     * @return how many frames there were, and whether they are all that the file should hold
     * @throws PictureException if the bytes are no picture, or another one that is not complete; the frames before the fault
     *     were given
     */
    public FrameCount decodeFrames(byte[] bytes, Consumer<Frame> frames) throws PictureException {
        File file = open(bytes);
        FrameParts parts = FrameParts.of(file.format, file.octets);
        if (parts == null) {
            Decoded decoded = still(file);
            frames.accept(new Frame(0, file.picture(decoded.layer())));
            return new FrameCount(1, 1, decoded.cutShort() ? Extent.CUT_SHORT : Extent.WHOLE);
        }
        FrameCanvas canvas = file.canvas(parts);
        Set<ByteBuffer> seen = new HashSet<>();
        int decoded = 0;
        FramePart part = firstOf(parts, file);
        while (part != null) {
            if (decoded > 0 && !file.budget.allowsFrameAfter(decoded)) {
                return new FrameCount(decoded, seen.size(), Extent.NOT_ALL_FRAMES);
            }
            Layer shown = canvas.show(part, whole(file.part(part)));
            if (seen.add(shown.digest())) {
                frames.accept(new Frame(decoded, file.picture(shown.copy())));
            }
            decoded++;
            part = parts.next();
        }
        return new FrameCount(decoded, seen.size(), Extent.WHOLE);
    }

    private Picture first(File file) throws PictureException {
        FrameParts parts = FrameParts.of(file.format, file.octets);
        if (parts == null) {
            return file.picture(whole(file));
        }
        FramePart part = firstOf(parts, file);
        Layer layer = whole(file.part(part));
        if (layer.width() == parts.width() && layer.height() == parts.height() && part.left() + part.top() == 0) {
            return file.picture(layer);
        }
        return file.picture(file.canvas(parts).show(part, layer));
    }

    private static FramePart firstOf(FrameParts parts, File file) throws PictureException {
        FramePart part = parts.next();
        if (part == null) {
            throw file.octets.damaged("it holds no picture data");
        }
        return part;
    }

    private File open(byte[] bytes) throws PictureException {
        Budget budget = new Budget(limits, nanoseconds);
        budget.bytes(bytes.length);
        PictureFormat format = PictureFormat.of(bytes);
        if (format == null) {
            throw new PictureException(
                    Kind.NOT_A_PICTURE, "The file is not a picture that is read here: JPEG, PNG, GIF, WebP or BMP.");
        }
        return File.of(format, bytes, budget);
    }

    private Layer whole(File file) throws PictureException {
        return still(file).whole(file.octets);
    }

    private Decoded still(File file) throws PictureException {
        Layer layer = codecs == Codecs.INSTALLED ? installed(file) : null;
        file.budget.time();
        return layer != null
                ? new Decoded(layer, file.outline.cutShort())
                : ImageIoDecoder.decode(file.format, file.octets, file.outline, file.budget);
    }

    /** The picture as a library of this machine decodes it, or null. */
    private static @Nullable Layer installed(File file) throws PictureException {
        return switch (file.format) {
            case JPEG -> {
                Optional<TurboJpeg> turbo = TurboJpeg.installed();
                yield turbo.isEmpty() ? null : turbo.get().decode(file.octets.bytes(), file.outline, file.budget);
            }
            case WEBP -> {
                Optional<LibWebp> webp = LibWebp.installed();
                yield webp.isEmpty() ? null : webp.get().decode(file.octets, file.budget);
            }
            case PNG, GIF, BMP -> null;
        };
    }

    /** A file that is being decoded. */
    private record File(PictureFormat format, Octets octets, Outline outline, Budget budget) {

        static File of(PictureFormat format, byte[] bytes, Budget budget) throws PictureException {
            Octets octets = new Octets(bytes, format.title());
            Outline outline = Outline.of(format, octets);
            budget.pixels(outline.pixels());
            return new File(format, outline.ended(octets), outline, budget);
        }

        /** A part of this animation, which is a still file. */
        File part(FramePart part) throws PictureException {
            return of(format, part.file(), budget);
        }

        FrameCanvas canvas(FrameParts parts) throws PictureException {
            budget.canvas((long) parts.width() * parts.height());
            return new FrameCanvas(parts.width(), parts.height());
        }

        Picture picture(Layer layer) {
            return layer.picture(outline.orientation(), format.title());
        }
    }
}
