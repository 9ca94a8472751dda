package org.brightline.fingerprint.picture;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Luminance with opacity, as it is stored in a file: not yet turned, and not yet on a ground.
 *
 * <p>Luminance is a weighted sum of the colours, so that layers may be laid over each other in luminance and give what they
 * would give in colours.
 *
 * @param width in samples
 * @param height in samples
 * @param luma the luminance times the opacity, row by row; written to by {@link #lay} only
 * @param opacity the opacity from 0 to 1; null where all is opaque
 */
@SuppressWarnings("ArrayRecordComponent") // Not shared and never compared.
public record Layer(int width, int height, float[] luma, float @Nullable [] opacity) {

    /** All rows of a picture, read once; opacity is kept only where a pixel is not opaque. */
    public static Layer of(LumaRows rows) {
        int width = rows.width();
        float[] luma = new float[width * rows.height()];
        float[] lumaRow = new float[width];
        float[] opacityRow = new float[rows.transparent() ? width : 0];
        // Many files could be transparent and are not, so this is made at the first pixel that is.
        float[] opacity = null;
        for (int y = 0; y < rows.height(); y++) {
            rows.read(y, lumaRow, opacityRow);
            System.arraycopy(lumaRow, 0, luma, y * width, width);
            if (opacity == null && !isOpaque(opacityRow)) {
                opacity = new float[luma.length];
                Arrays.fill(opacity, 0, y * width, 1);
            }
            if (opacity != null) {
                System.arraycopy(opacityRow, 0, opacity, y * width, width);
            }
        }
        return new Layer(width, rows.height(), luma, opacity);
    }

    /** A canvas with nothing on it. */
    public static Layer empty(int width, int height) {
        return new Layer(width, height, new float[width * height], new float[width * height]);
    }

    private static boolean isOpaque(float[] opacity) {
        for (float each : opacity) {
            if (each < 1) {
                return false;
            }
        }
        return true;
    }

    /** Lays another layer over this canvas; what lies outside of it is cut off. */
    public void lay(Layer over, int left, int top, boolean blended) {
        float[] ground = canvasOpacity();
        int columns = Math.min(over.width, width - left);
        for (int y = 0; y < Math.min(over.height, height - top); y++) {
            int to = (top + y) * width + left;
            int from = y * over.width;
            for (int x = 0; x < columns; x++, to++, from++) {
                float opacity = over.opacity == null ? 1 : over.opacity[from];
                float through = blended ? 1 - opacity : 0;
                luma[to] = over.luma[from] + luma[to] * through;
                ground[to] = opacity + ground[to] * through;
            }
        }
    }

    /** Makes a part of this canvas empty. */
    public void clear(int left, int top, int columns, int rows) {
        float[] ground = canvasOpacity();
        for (int y = top; y < Math.min(height, top + rows); y++) {
            int from = y * width + Math.min(left, width);
            int to = y * width + Math.min(left + columns, width);
            Arrays.fill(luma, from, to, 0);
            Arrays.fill(ground, from, to, 0);
        }
    }

    /** A canvas as this one is now. */
    public Layer copy() {
        return new Layer(width, height, luma.clone(), opacity == null ? null : opacity.clone());
    }

    /** A digest of what is on this canvas: equal for equal canvases, and for others only by a break of SHA-256. */
    public ByteBuffer digest() {
        MessageDigest digest = sha256();
        ByteBuffer row = ByteBuffer.allocate(2 * Float.BYTES * width);
        for (int from = 0; from < luma.length; from += width) {
            row.asFloatBuffer().put(luma, from, width).put(canvasOpacity(), from, width);
            digest.update(row.array());
        }
        return ByteBuffer.wrap(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private float[] canvasOpacity() {
        if (opacity == null) {
            throw new IllegalStateException("An opaque layer is no canvas.");
        }
        return opacity;
    }

    /**
     * The picture that a viewer shows: turned upright, on white and, where that makes a difference, on black too. The layer is
     * used up by it.
     */
    public Picture picture(Orientation orientation, String format) {
        int pictureWidth = orientation.swapped() ? height : width;
        int pictureHeight = orientation.swapped() ? width : height;
        float[] onBlack = orientation.turned(luma, width, height);
        Picture black = Picture.of(pictureWidth, pictureHeight, onBlack, format);
        if (opacity == null || isOpaque(opacity)) {
            return black;
        }
        float[] onWhite = orientation.turned(opacity, width, height);
        for (int i = 0; i < onWhite.length; i++) {
            onWhite[i] = onBlack[i] + LumaRows.WHITE * (1 - onWhite[i]);
        }
        return Picture.of(pictureWidth, pictureHeight, onWhite, format).withOnBlack(black);
    }
}
