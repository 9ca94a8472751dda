package org.brightline.fingerprint.decoding;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.brightline.fingerprint.outline.Outline;
import org.brightline.fingerprint.outline.PictureFormat;
import org.brightline.fingerprint.picture.Layer;
import org.brightline.fingerprint.picture.Orientation;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.picture.PictureException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JPEG with libjpeg-turbo: several times as fast as the platform's decoder, and able to give the luminance alone
 * and the picture at a half, a quarter or an eighth of its sides.
 *
 * <p>It reads only what is whole and usual. At the first warning it gives up, and so it does for printing inks; the
 * platform's decoder then judges what the bytes are. So both give the same refusals.
 *
 * <p>Source: the TurboJPEG interface of version 2, which version 3 keeps.
 */
final class TurboJpeg {

    /** The greatest reduction of the sides that the library offers. */
    static final int GREATEST_REDUCTION = 8;

    private static final int COLOUR_RGB = 0;
    private static final int COLOUR_GREY = 2;
    private static final int COLOUR_INKS = 3;
    private static final int PIXELS_RGB = 0;
    private static final int PIXELS_GREY = 6;
    private static final int ACCURATE = 4096;
    private static final int STOP_ON_WARNING = 8192;
    private static final int LIMIT_SCANS = 32_768;

    private final MethodHandle open;
    private final MethodHandle header;
    private final MethodHandle decompress;
    private final MethodHandle close;

    private TurboJpeg(NativeLibrary library) {
        open = library.function("tjInitDecompress", FunctionDescriptor.of(ADDRESS));
        header = library.function(
                "tjDecompressHeader3",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        decompress = library.function(
                "tjDecompress2",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                        JAVA_INT));
        close = library.function("tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    /** The library of this machine, if it is there. */
    static Optional<TurboJpeg> installed() {
        return Installed.LIBRARY;
    }

    private static final class Installed {
        static final Optional<TurboJpeg> LIBRARY = NativeLibrary.bind(
                TurboJpeg::new, "libturbojpeg.so.0", "libturbojpeg.0.dylib", "/opt/homebrew/lib/libturbojpeg.0.dylib");
    }

    /** Every pixel, from its colours as the references do it; or null where the platform's decoder must look. */
    @Nullable Layer decode(byte[] jpeg, Outline outline, Budget budget) throws PictureException {
        Reduced whole = decode(jpeg, outline, budget, false, Integer.MAX_VALUE);
        return whole == null ? null : whole.layer;
    }

    /**
     * The luminance as it is stored, reduced as far as both sides keep a length.
     *
     * @param shortestSide the number of samples that no reduction goes below
     * @return null where the platform's decoder must look
     */
    @Nullable Picture screen(byte[] jpeg, Outline outline, Budget budget, int shortestSide) throws PictureException {
        Reduced reduced = decode(jpeg, outline, budget, true, shortestSide);
        return reduced == null ? null : reduced.picture(outline.orientation());
    }

    private @Nullable Reduced decode(byte[] jpeg, Outline outline, Budget budget, boolean direct, int shortestSide)
            throws PictureException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = (MemorySegment) open.invokeExact();
            try {
                MemorySegment data = arena.allocateFrom(JAVA_BYTE, jpeg);
                MemorySegment facts = arena.allocate(JAVA_INT, 4);
                int refused = (int) header.invokeExact(
                        handle,
                        data,
                        (long) jpeg.length,
                        fact(facts, 0),
                        fact(facts, 1),
                        fact(facts, 2),
                        fact(facts, 3));
                if (refused != 0) {
                    return null;
                }
                int width = facts.getAtIndex(JAVA_INT, 0);
                int height = facts.getAtIndex(JAVA_INT, 1);
                int colours = facts.getAtIndex(JAVA_INT, 3);
                budget.pixels((long) width * height);
                budget.scans(outline.scans(), (long) width * height);
                if (colours >= COLOUR_INKS) {
                    return null;
                }
                boolean grey = colours == COLOUR_GREY || (direct && colours != COLOUR_RGB);
                int reduction = reduction(width, height, shortestSide, outline.orientation());
                int columns = Math.ceilDiv(width, reduction);
                int rows = Math.ceilDiv(height, reduction);
                int bands = grey ? 1 : 3;
                MemorySegment pixels = arena.allocate((long) columns * rows * bands);
                refused = (int) decompress.invokeExact(
                        handle,
                        data,
                        (long) jpeg.length,
                        pixels,
                        columns,
                        columns * bands,
                        rows,
                        grey ? PIXELS_GREY : PIXELS_RGB,
                        ACCURATE | STOP_ON_WARNING | LIMIT_SCANS);
                return refused != 0
                        ? null
                        : new Reduced(Layer.of(new PackedRows(pixels, columns, rows, bands)), width, height, reduction);
            } finally {
                int ignored = (int) close.invokeExact(handle);
            }
        } catch (PictureException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw NativeLibrary.unexpected(e);
        }
    }

    /**
     * The greatest that keeps enough samples. A picture that is turned must divide evenly: the squares at its edge that are
     * only a part must stay at the right and at the bottom.
     */
    private static int reduction(int width, int height, int shortestSide, Orientation orientation) {
        int reduction = GREATEST_REDUCTION;
        while (reduction > 1
                && (Math.min(width, height) / reduction < shortestSide
                        || (orientation != Orientation.UPRIGHT && (width % reduction > 0 || height % reduction > 0)))) {
            reduction /= 2;
        }
        return reduction;
    }

    /** What was decoded of a picture of this width and height. */
    private record Reduced(Layer layer, int width, int height, int reduction) {

        Picture picture(Orientation orientation) {
            float[] upright = orientation.turned(layer.luma(), layer.width(), layer.height());
            return Picture.reduced(
                    orientation.swapped() ? height : width,
                    orientation.swapped() ? width : height,
                    upright,
                    PictureFormat.JPEG.title(),
                    reduction);
        }
    }

    private static MemorySegment fact(MemorySegment facts, int index) {
        return facts.asSlice(index * JAVA_INT.byteSize());
    }
}
