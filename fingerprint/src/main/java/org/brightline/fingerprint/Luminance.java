package org.brightline.fingerprint;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Turns a decoded picture into luminance: upright, on its canvas, on white.
 *
 * <p>The raster is read directly. {@link BufferedImage#getRGB} would take grey samples as linear light and brighten them,
 * and the fingerprint of a grey copy would differ from that of its original.
 */
final class Luminance {

    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;
    private static final float WHITE = 255f;

    private Luminance() {}

    /** @param outline where the picture lies on its canvas and how it is turned */
    static Picture of(BufferedImage image, Outline outline, String format) {
        int canvasWidth = Math.max(outline.canvasWidth(), outline.left() + image.getWidth());
        int canvasHeight = Math.max(outline.canvasHeight(), outline.top() + image.getHeight());
        Orientation orientation = outline.orientation();
        int width = orientation.swapped() ? canvasHeight : canvasWidth;
        int height = orientation.swapped() ? canvasWidth : canvasHeight;
        float[] luminance = new float[width * height];
        if (canvasWidth != image.getWidth() || canvasHeight != image.getHeight()) {
            Arrays.fill(luminance, WHITE);
        }
        int columnStep = orientation.columnStep(width);
        int rowStep = orientation.rowStep(width);
        int origin = orientation.origin(width, height) + outline.left() * columnStep + outline.top() * rowStep;
        RowReader reader = reader(image);
        float[] row = new float[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            reader.read(y, row);
            int index = origin + y * rowStep;
            for (int x = 0; x < row.length; x++) {
                luminance[index + x * columnStep] = row[x];
            }
        }
        return Picture.of(width, height, luminance, format);
    }

    /** Reads one stored row as luminance. */
    private interface RowReader {
        void read(int y, float[] row);
    }

    private static RowReader reader(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        Raster raster = image.getRaster();
        if (colours instanceof IndexColorModel palette) {
            return palette(raster, palette);
        }
        int kind = colours.getColorSpace().getType();
        if (kind != ColorSpace.TYPE_RGB && kind != ColorSpace.TYPE_GRAY) {
            return converted(image);
        }
        if (kind == ColorSpace.TYPE_RGB
                && !colours.hasAlpha()
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel bytes
                && raster.getDataBuffer() instanceof DataBufferByte buffer) {
            return bytes(raster, bytes, buffer);
        }
        return samples(raster, colours);
    }

    private static float luma(float red, float green, float blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }

    private static float onWhite(float luma, float alpha) {
        return WHITE + (luma - WHITE) * alpha;
    }

    private static float luma(int argb) {
        float luma = luma(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
        return onWhite(luma, (argb >>> 24) / 255f);
    }

    private static RowReader palette(Raster raster, IndexColorModel palette) {
        float[] lumas = new float[1 << palette.getPixelSize()];
        Arrays.fill(lumas, 0f);
        for (int i = 0; i < palette.getMapSize(); i++) {
            lumas[i] = luma(palette.getRGB(i));
        }
        int[] indexes = new int[raster.getWidth()];
        return (y, row) -> {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, indexes);
            for (int x = 0; x < row.length; x++) {
                row[x] = lumas[indexes[x]];
            }
        };
    }

    /** The usual colour picture, three bytes a pixel, without a copy. */
    private static RowReader bytes(Raster raster, PixelInterleavedSampleModel model, DataBufferByte buffer) {
        byte[] data = buffer.getData();
        int[] offsets = model.getBandOffsets();
        int step = model.getPixelStride();
        int start = buffer.getOffset()
                + (raster.getMinX() - raster.getSampleModelTranslateX()) * step
                + (raster.getMinY() - raster.getSampleModelTranslateY()) * model.getScanlineStride();
        return (y, row) -> {
            int at = start + y * model.getScanlineStride();
            for (int x = 0; x < row.length; x++, at += step) {
                row[x] = luma(data[at + offsets[0]] & 0xff, data[at + offsets[1]] & 0xff, data[at + offsets[2]] & 0xff);
            }
        };
    }

    /** Any number of bits, grey or colour, with or without alpha. */
    private static RowReader samples(Raster raster, ColorModel colours) {
        int bands = raster.getNumBands();
        int hues = colours.getNumColorComponents();
        float[] scales = new float[bands];
        for (int band = 0; band < bands; band++) {
            scales[band] = WHITE / ((1L << colours.getComponentSize(band)) - 1);
        }
        int[] pixels = new int[raster.getWidth() * bands];
        return (y, row) -> {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, row.length, 1, pixels);
            for (int x = 0, at = 0; x < row.length; x++, at += bands) {
                float luma = hues == 1
                        ? pixels[at] * scales[0]
                        : luma(pixels[at] * scales[0], pixels[at + 1] * scales[1], pixels[at + 2] * scales[2]);
                row[x] = luma;
                if (colours.hasAlpha()) {
                    float alpha = pixels[at + hues] * scales[hues] / WHITE;
                    row[x] = colours.isAlphaPremultiplied() ? luma + WHITE * (1 - alpha) : onWhite(luma, alpha);
                }
            }
        };
    }

    /** Other colour spaces, as the platform converts them. */
    private static RowReader converted(BufferedImage image) {
        return (y, row) -> {
            for (int x = 0; x < row.length; x++) {
                row[x] = luma(image.getRGB(x, y));
            }
        };
    }
}
