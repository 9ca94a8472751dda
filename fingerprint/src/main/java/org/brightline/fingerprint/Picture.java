package org.brightline.fingerprint;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The luminance of a picture at its full resolution, upright, on white. Immutable.
 *
 * <p>Samples run from 0 (black) to 255 (white), row by row from the top left, weighted 0.299 red, 0.587 green and 0.114
 * blue (ITU-R BT.601) from the stored, not linear, values: PDQ is defined over these.
 */
public final class Picture {

    private final int width;
    private final int height;
    private final float[] luminance;
    private final String format;
    private final @Nullable Picture onBlack;

    private Picture(int width, int height, float[] luminance, String format, @Nullable Picture onBlack) {
        this.width = width;
        this.height = height;
        this.luminance = luminance;
        this.format = format;
        this.onBlack = onBlack;
    }

    /**
     * A picture from samples that the caller made, for example a frame of a video.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @param luminance {@code width * height} samples, 0 to 255; taken over, not copied: the caller must not write to it
     *     afterwards
     * @param format the name of where it came from, for people, such as "JPEG"
     * @throws IllegalArgumentException if the sizes do not agree
     */
    public static Picture of(int width, int height, float[] luminance, String format) {
        if (width < 1 || height < 1 || (long) width * height != luminance.length) {
            throw new IllegalArgumentException("A picture of " + width + " × " + height + " pixels does not have "
                    + luminance.length + " samples.");
        }
        return new Picture(width, height, luminance, format, null);
    }

    /** This picture, which is on white, with what it looks like on black. */
    Picture withOnBlack(Picture black) {
        return new Picture(width, height, luminance, format, black);
    }

    /** The width in pixels, at least 1. */
    public int width() {
        return width;
    }

    /** The height in pixels, at least 1. */
    public int height() {
        return height;
    }

    /** The name of the format it was read from, such as "JPEG". */
    public String format() {
        return format;
    }

    /**
     * The luminance at a place, 0 to 255.
     *
     * @throws IndexOutOfBoundsException if the place is outside the picture
     */
    public float luminance(int x, int y) {
        Objects.checkIndex(x, width);
        Objects.checkIndex(y, height);
        return luminance[y * width + x];
    }

    /**
     * The same picture on black, where transparent parts make it another one. Whoever shows a picture chooses the ground; a
     * white drawing on nothing is plain on white, and a clear picture on black.
     */
    public Optional<Picture> onBlack() {
        return Optional.ofNullable(onBlack);
    }

    /** All samples, row by row; shared, never to be written to. */
    float[] samples() {
        return luminance;
    }

    @Override
    public String toString() {
        return format + " " + width + " × " + height;
    }
}
