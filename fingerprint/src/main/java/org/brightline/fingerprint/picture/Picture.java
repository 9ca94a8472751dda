package org.brightline.fingerprint.picture;

import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The luminance of a picture, upright, on white, at its full resolution or reduced. Immutable.
 *
 * <p>Samples run from 0 (black) to 255 (white), row by row from the top left, weighted 0.299 red, 0.587 green and 0.114
 * blue (ITU-R BT.601) from the stored, not linear, values: PDQ is defined over these.
 */
public final class Picture {

    private final int width;
    private final int height;
    private final float[] luminance;
    private final String format;
    private final int reduction;
    private final @Nullable Picture onBlack;

    private Picture(int width, int height, float[] luminance, String format, int reduction, @Nullable Picture onBlack) {
        this.width = width;
        this.height = height;
        this.luminance = luminance;
        this.format = format;
        this.reduction = reduction;
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
        return reduced(width, height, luminance, format, 1);
    }

    /**
     * A picture that the caller decoded: grey or colour of any depth, a palette, with or without transparent parts.
     *
     * @param image read once, from its stored values and not through its colour profile
     * @param format the name of where it came from, for people, such as "JPEG"
     */
    public static Picture of(BufferedImage image, String format) {
        return Layer.of(new ImageRows(image)).picture(Orientation.UPRIGHT, format);
    }

    /**
     * A picture of which only means are known.
     *
     * @param width of the whole picture
     * @param height of the whole picture
     * @param reduction the side of the square of pixels that each sample is the mean of; at the right and the bottom edge
     *     the square may be a part
     */
    public static Picture reduced(int width, int height, float[] luminance, String format, int reduction) {
        if (width < 1
                || height < 1
                || (long) samples(width, reduction) * samples(height, reduction) != luminance.length) {
            throw new IllegalArgumentException("A picture of " + width + " × " + height + " pixels does not have "
                    + luminance.length + " samples.");
        }
        return new Picture(width, height, luminance, format, reduction, null);
    }

    private static int samples(int length, int reduction) {
        return Math.ceilDiv(length, reduction);
    }

    /** This picture, which is on white, with what it looks like on black. */
    Picture withOnBlack(Picture black) {
        return new Picture(width, height, luminance, format, reduction, black);
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
     * The side of the square of pixels that each sample is the mean of: 1 where the picture is at its full resolution, else
     * 2, 4 or 8.
     */
    public int reduction() {
        return reduction;
    }

    /** The number of samples in a row. */
    int columns() {
        return samples(width, reduction);
    }

    /**
     * The luminance at a place, 0 to 255; in a reduced picture the mean around it.
     *
     * @throws IndexOutOfBoundsException if the place is outside the picture
     */
    public float luminance(int x, int y) {
        Objects.checkIndex(x, width);
        Objects.checkIndex(y, height);
        return luminance[y / reduction * columns() + x / reduction];
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
