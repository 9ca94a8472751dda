package org.brightline.fingerprint.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * The pixels of a picture that the Java platform decoded.
 *
 * <p>The raster is read directly. {@link BufferedImage#getRGB} would take grey samples as linear light and brighten them,
 * and the fingerprint of a grey copy would differ from that of its original.
 */
public final class ImageRows implements LumaRows {

    private final BufferedImage image;
    private final RowReader reader;

    /** Of an image that is not changed while it is read. */
    public ImageRows(BufferedImage image) {
        this.image = image;
        this.reader = reader(image);
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public boolean transparent() {
        return image.getColorModel().hasAlpha();
    }

    @Override
    public void read(int y, float[] luma, float[] opacity) {
        reader.read(y, luma, opacity);
    }

    private interface RowReader {
        void read(int y, float[] luma, float[] opacity);
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

    private static float luma(int rgb) {
        return LumaRows.luma(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    private static RowReader palette(Raster raster, IndexColorModel palette) {
        // An index beyond the palette is black and opaque.
        float[] lumas = new float[1 << palette.getPixelSize()];
        float[] opacities = new float[lumas.length];
        Arrays.fill(opacities, 1);
        for (int i = 0; i < palette.getMapSize(); i++) {
            opacities[i] = palette.getAlpha(i) / WHITE;
            lumas[i] = luma(palette.getRGB(i)) * opacities[i];
        }
        boolean transparent = palette.hasAlpha();
        int[] indexes = new int[raster.getWidth()];
        return (y, luma, opacity) -> {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, luma.length, 1, 0, indexes);
            for (int x = 0; x < luma.length; x++) {
                luma[x] = lumas[indexes[x]];
                if (transparent) {
                    opacity[x] = opacities[indexes[x]];
                }
            }
        };
    }

    /** The usual colour picture, three bytes a pixel, without a copy. */
    private static RowReader bytes(Raster raster, PixelInterleavedSampleModel model, DataBufferByte buffer) {
        byte[] data = buffer.getData();
        int[] offsets = model.getBandOffsets();
        int red = offsets[0];
        int green = offsets[1];
        int blue = offsets[2];
        int step = model.getPixelStride();
        int start = buffer.getOffset()
                + (raster.getMinX() - raster.getSampleModelTranslateX()) * step
                + (raster.getMinY() - raster.getSampleModelTranslateY()) * model.getScanlineStride();
        return (y, luma, opacity) -> {
            int at = start + y * model.getScanlineStride();
            for (int x = 0; x < luma.length; x++, at += step) {
                luma[x] = LumaRows.luma(data[at + red] & 0xff, data[at + green] & 0xff, data[at + blue] & 0xff);
            }
        };
    }

    /** Any number of bits, grey or colour, with or without opacity. */
    private static RowReader samples(Raster raster, ColorModel colours) {
        int bands = raster.getNumBands();
        int hues = colours.getNumColorComponents();
        float[] scales = new float[bands];
        for (int band = 0; band < bands; band++) {
            scales[band] = WHITE / ((1L << colours.getComponentSize(band)) - 1);
        }
        int[] pixels = new int[raster.getWidth() * bands];
        return (y, luma, opacity) -> {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, luma.length, 1, pixels);
            for (int x = 0, at = 0; x < luma.length; x++, at += bands) {
                luma[x] = hues == 1
                        ? pixels[at] * scales[0]
                        : LumaRows.luma(pixels[at] * scales[0], pixels[at + 1] * scales[1], pixels[at + 2] * scales[2]);
                if (colours.hasAlpha()) {
                    opacity[x] = pixels[at + hues] * scales[hues] / WHITE;
                    luma[x] *= colours.isAlphaPremultiplied() ? 1 : opacity[x];
                }
            }
        };
    }

    /** Other colour spaces, as the platform converts them. */
    private static RowReader converted(BufferedImage image) {
        return (y, luma, opacity) -> {
            for (int x = 0; x < luma.length; x++) {
                int argb = image.getRGB(x, y);
                luma[x] = luma(argb);
                if (image.getColorModel().hasAlpha()) {
                    opacity[x] = (argb >>> 24) / WHITE;
                    luma[x] *= opacity[x];
                }
            }
        };
    }
}
