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
import org.brightline.fingerprint.picture.Layer;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.PictureException;

/**
 * Decodes still WebP pictures with libwebp, which is the reference of the format: what it refuses is refused.
 *
 * <p>Source: the simple decoding interface, {@code webp/decode.h}.
 */
final class LibWebp {

    private static final int BANDS = 4;

    private final MethodHandle info;
    private final MethodHandle decode;

    private LibWebp(NativeLibrary library) {
        info = library.function("WebPGetInfo", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
        decode = library.function(
                "WebPDecodeRGBAInto", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT));
    }

    /** The library of this machine, if it is there. */
    static Optional<LibWebp> installed() {
        return Installed.LIBRARY;
    }

    private static final class Installed {
        static final Optional<LibWebp> LIBRARY = NativeLibrary.bind(
                LibWebp::new, "libwebp.so.7", "libwebp.7.dylib", "/opt/homebrew/lib/libwebp.7.dylib");
    }

    Layer decode(Octets octets, Budget budget) throws PictureException {
        byte[] webp = octets.bytes();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocateFrom(JAVA_BYTE, webp);
            MemorySegment sizes = arena.allocate(JAVA_INT, 2);
            if ((int) info.invokeExact(data, (long) webp.length, sizes, sizes.asSlice(JAVA_INT.byteSize())) == 0) {
                throw octets.damaged("its data are corrupt");
            }
            int width = sizes.getAtIndex(JAVA_INT, 0);
            int height = sizes.getAtIndex(JAVA_INT, 1);
            budget.pixels((long) width * height);
            MemorySegment pixels = arena.allocate((long) width * height * BANDS);
            MemorySegment done = (MemorySegment)
                    decode.invokeExact(data, (long) webp.length, pixels, pixels.byteSize(), width * BANDS);
            if (done.address() == 0) {
                throw octets.damaged("its data are corrupt");
            }
            return Layer.of(new PackedRows(pixels, width, height, BANDS));
        } catch (PictureException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw NativeLibrary.unexpected(e);
        }
    }
}
