package org.brightline.fingerprint;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
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
        static final Optional<TurboJpeg> LIBRARY = NativeLibrary.find(
                        "libturbojpeg.so.0", "libturbojpeg.0.dylib", "/opt/homebrew/lib/libturbojpeg.0.dylib")
                .map(TurboJpeg::new);
    }

    /** Every pixel, from its colours as the references do it; or null where the platform's decoder must look. */
    @Nullable Layer decode(byte[] jpeg, Outline outline, Budget budget) throws PictureException {
        return decode(jpeg, outline, budget, false, Integer.MAX_VALUE);
    }

    /**
     * The luminance as it is stored, reduced as far as both sides keep a length.
     *
     * @param shortestSide the length in pixels that no reduction goes below
     * @return null where the platform's decoder must look
     */
    @Nullable Layer luminance(byte[] jpeg, Outline outline, Budget budget, int shortestSide) throws PictureException {
        return decode(jpeg, outline, budget, true, shortestSide);
    }

    private @Nullable Layer decode(byte[] jpeg, Outline outline, Budget budget, boolean direct, int shortestSide)
            throws PictureException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = call(open);
            try {
                MemorySegment data = arena.allocateFrom(JAVA_BYTE, jpeg);
                MemorySegment facts = arena.allocate(JAVA_INT, 4);
                if ((int) header.invokeExact(
                                handle,
                                data,
                                (long) jpeg.length,
                                fact(facts, 0),
                                fact(facts, 1),
                                fact(facts, 2),
                                fact(facts, 3))
                        != 0) {
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
                int reduction = reduction(width, height, shortestSide);
                int columns = (width + reduction - 1) / reduction;
                int rows = (height + reduction - 1) / reduction;
                int bands = grey ? 1 : 3;
                MemorySegment pixels = arena.allocate((long) columns * rows * bands);
                int failed = (int) decompress.invokeExact(
                        handle,
                        data,
                        (long) jpeg.length,
                        pixels,
                        columns,
                        columns * bands,
                        rows,
                        grey ? PIXELS_GREY : PIXELS_RGB,
                        ACCURATE | STOP_ON_WARNING | LIMIT_SCANS);
                return failed == 0 ? Layer.of(new PackedRows(pixels, columns, rows, bands)) : null;
            } finally {
                int ignored = (int) close.invokeExact(handle);
            }
        } catch (PictureException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw NativeLibrary.unexpected(e);
        }
    }

    private static int reduction(int width, int height, int shortestSide) {
        int reduction = GREATEST_REDUCTION;
        while (reduction > 1 && Math.min(width, height) / reduction < shortestSide) {
            reduction /= 2;
        }
        return reduction;
    }

    private static MemorySegment call(MethodHandle function) throws Throwable {
        return (MemorySegment) function.invokeExact();
    }

    private static MemorySegment fact(MemorySegment facts, int index) {
        return facts.asSlice(index * JAVA_INT.byteSize());
    }
}
