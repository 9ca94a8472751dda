package org.brightline.fingerprint.decoding;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.brightline.fingerprint.picture.LumaRows;

/**
 * Pixels in native memory, a byte a sample without gaps between rows: grey, red-green-blue, or red-green-blue-opacity.
 *
 * @param bands 1, 3 or 4
 */
record PackedRows(MemorySegment pixels, int width, int height, int bands) implements LumaRows {

    @Override
    public boolean transparent() {
        return bands == 4;
    }

    @Override
    public void read(int y, float[] luma, float[] opacity) {
        byte[] row = new byte[width * bands];
        MemorySegment.copy(pixels, JAVA_BYTE, (long) y * row.length, row, 0, row.length);
        switch (bands) {
            case 1 -> grey(row, luma);
            case 3 -> colours(row, luma);
            default -> coloursWithOpacity(row, luma, opacity);
        }
    }

    private static void grey(byte[] row, float[] luma) {
        for (int x = 0; x < luma.length; x++) {
            luma[x] = row[x] & 0xff;
        }
    }

    private static void colours(byte[] row, float[] luma) {
        for (int x = 0, at = 0; x < luma.length; x++, at += 3) {
            luma[x] = LumaRows.luma(row[at] & 0xff, row[at + 1] & 0xff, row[at + 2] & 0xff);
        }
    }

    private static void coloursWithOpacity(byte[] row, float[] luma, float[] opacity) {
        for (int x = 0, at = 0; x < luma.length; x++, at += 4) {
            opacity[x] = (row[at + 3] & 0xff) / WHITE;
            luma[x] = LumaRows.luma(row[at] & 0xff, row[at + 1] & 0xff, row[at + 2] & 0xff) * opacity[x];
        }
    }
}
