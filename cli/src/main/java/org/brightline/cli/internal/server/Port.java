package org.brightline.cli.internal.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port to listen on: 0, which takes a free one, to 65535. */
public final class Port implements ITypeConverter<Integer> {
    private static final int MOST = 65_535;

    @Override
    public Integer convert(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > MOST) {
            throw new TypeConversionException("a port is from 0 to " + MOST + ", not " + value + ".");
        }
        return Integer.valueOf(value);
    }
}
