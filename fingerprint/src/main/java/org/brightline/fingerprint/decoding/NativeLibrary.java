package org.brightline.fingerprint.decoding;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A C library of this machine, called through the foreign-function interface (JEP 454). It stays loaded as long as the
 * process runs.
 */
final class NativeLibrary {

    private final SymbolLookup symbols;

    private NativeLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /**
     * What the first of these libraries that has all its functions is bound to, or nothing: where none is installed, where
     * this process may not call native code, and where the C type {@code long} has not the size of an address (Windows).
     *
     * @param binding looks the functions up
     * @param names file names as the system's loader knows them, such as {@code libturbojpeg.so.0}
     */
    static <T> Optional<T> bind(Function<NativeLibrary, T> binding, String... names) {
        if (!NativeLibrary.class.getModule().isNativeAccessEnabled()
                || System.getProperty("os.name", "").startsWith("Windows")) {
            return Optional.empty();
        }
        for (String name : names) {
            try {
                return Optional.of(binding.apply(new NativeLibrary(SymbolLookup.libraryLookup(name, Arena.global()))));
            } catch (IllegalArgumentException | NoSuchElementException absent) {
                // The next name may be the one of this system.
            }
        }
        return Optional.empty();
    }

    /** @throws NoSuchElementException if the library has no such function */
    MethodHandle function(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), type);
    }

    /** A native call declares every {@link Throwable} and throws none but errors of this program. */
    static IllegalStateException unexpected(Throwable thrown) {
        return new IllegalStateException("A call of a native library failed.", thrown);
    }
}
