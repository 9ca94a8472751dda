package org.brightline.benchmarks.robustness;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What can be done to a whole picture. Every method leaves its picture as it is and gives a new one in plain colours. */
final class Pictures {

    private static final int TYPE = BufferedImage.TYPE_INT_RGB;

    private Pictures() {}

    /** A plain picture. */
    static BufferedImage blank(int width, int height, Color ground) {
        BufferedImage blank = new BufferedImage(width, height, TYPE);
        Graphics2D brush = brush(blank);
        brush.setColor(ground);
        brush.fillRect(0, 0, width, height);
        brush.dispose();
        return blank;
    }

    /** The same picture, to draw on. */
    static BufferedImage copy(BufferedImage picture) {
        return drawn(picture, new AffineTransform(), picture.getWidth(), picture.getHeight());
    }

    /** A brush that smooths edges and interpolates between pixels. The caller disposes of it. */
    static Graphics2D brush(BufferedImage picture) {
        Graphics2D brush = picture.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return brush;
    }

    /**
     * Stored as JPEG and read again.
     *
     * @param quality 1 to 100
     */
    static BufferedImage jpeg(BufferedImage picture, int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        try {
            return copy(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resized by a factor of both sides. */
    static BufferedImage scaled(BufferedImage picture, double factor) {
        int width = part(picture.getWidth(), factor);
        int height = part(picture.getHeight(), factor);
        BufferedImage halved = picture;
        // In halves, so that every pixel counts: one step would read only four pixels for each that it writes.
        while (halved.getWidth() >= 2 * width && halved.getHeight() >= 2 * height) {
            halved = resized(halved, halved.getWidth() / 2, halved.getHeight() / 2);
        }
        return resized(halved, width, height);
    }

    private static BufferedImage resized(BufferedImage picture, int width, int height) {
        AffineTransform scale = AffineTransform.getScaleInstance(
                (double) width / picture.getWidth(), (double) height / picture.getHeight());
        return drawn(picture, scale, width, height);
    }

    /** A part of a length in pixels, rounded, at least one. */
    static int part(int length, double share) {
        return (int) Math.max(1, Math.round(length * share));
    }

    /** A rectangle out of it. */
    static BufferedImage cut(BufferedImage picture, int left, int top, int width, int height) {
        return drawn(picture, AffineTransform.getTranslateInstance(-left, -top), width, height);
    }

    /**
     * Its middle.
     *
     * @param share of each side that is left
     */
    static BufferedImage middle(BufferedImage picture, double share) {
        int width = part(picture.getWidth(), share);
        int height = part(picture.getHeight(), share);
        return cut(picture, (picture.getWidth() - width) / 2, (picture.getHeight() - height) / 2, width, height);
    }

    /**
     * In the middle of a greater plain picture.
     *
     * @param across what is added to the width, in pixels
     * @param down what is added to the height, in pixels
     */
    static BufferedImage framed(BufferedImage picture, int across, int down, Color ground) {
        BufferedImage frame = blank(picture.getWidth() + across, picture.getHeight() + down, ground);
        Graphics2D brush = brush(frame);
        brush.drawImage(picture, across / 2, down / 2, null);
        brush.dispose();
        return frame;
    }

    /** Rotated with the clock about its middle; the frame stays and the corners are black. */
    static BufferedImage rotated(BufferedImage picture, double degrees) {
        AffineTransform rotation = AffineTransform.getRotateInstance(
                Math.toRadians(degrees), picture.getWidth() / 2.0, picture.getHeight() / 2.0);
        return drawn(picture, rotation, picture.getWidth(), picture.getHeight());
    }

    /** Rotated, and cut to the greatest frame of the same shape without black corners. */
    static BufferedImage straightened(BufferedImage picture, double degrees) {
        double sine = Math.sin(Math.toRadians(degrees));
        double cosine = Math.cos(Math.toRadians(degrees));
        double width = picture.getWidth();
        double height = picture.getHeight();
        double share = Math.min(width / (width * cosine + height * sine), height / (width * sine + height * cosine));
        return middle(rotated(picture, degrees), share);
    }

    /** A quarter turn with the clock. */
    static BufferedImage quarterTurn(BufferedImage picture) {
        return drawn(
                picture,
                new AffineTransform(0, 1, -1, 0, picture.getHeight(), 0),
                /* width= */ picture.getHeight(),
                /* height= */ picture.getWidth());
    }

    /** Left and right change places. */
    static BufferedImage mirrored(BufferedImage picture) {
        return drawn(
                picture,
                new AffineTransform(-1, 0, 0, 1, picture.getWidth(), 0),
                picture.getWidth(),
                picture.getHeight());
    }

    /** Top and bottom change places. */
    static BufferedImage upsideDown(BufferedImage picture) {
        return drawn(
                picture,
                new AffineTransform(1, 0, 0, -1, 0, picture.getHeight()),
                picture.getWidth(),
                picture.getHeight());
    }

    private static BufferedImage drawn(BufferedImage picture, AffineTransform where, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, TYPE);
        Graphics2D brush = brush(drawn);
        brush.drawImage(picture, where, null);
        brush.dispose();
        return drawn;
    }

    /**
     * Blurred by a bell curve; beyond its edge a picture goes on as it ends.
     *
     * @param sigma the width of the curve in pixels
     */
    static BufferedImage blurred(BufferedImage picture, double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        float[] curve = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += Math.exp(-i * i / (2 * sigma * sigma));
        }
        for (int i = -reach; i <= reach; i++) {
            curve[i + reach] = (float) (Math.exp(-i * i / (2 * sigma * sigma)) / sum);
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] across = smeared(pixels(picture), height, width, width, 1, curve);
        return of(smeared(across, width, 1, height, width, curve), width, height);
    }

    private static int[] smeared(int[] pixels, int lines, int toNextLine, int length, int toNext, float[] curve) {
        int reach = curve.length / 2;
        int[] smeared = new int[pixels.length];
        for (int line = 0; line < lines; line++) {
            for (int at = 0; at < length; at++) {
                float red = 0;
                float green = 0;
                float blue = 0;
                for (int i = 0; i < curve.length; i++) {
                    int from = Math.clamp(at + i - reach, 0, length - 1);
                    int pixel = pixels[line * toNextLine + from * toNext];
                    red += curve[i] * (pixel >> 16 & 0xff);
                    green += curve[i] * (pixel >> 8 & 0xff);
                    blue += curve[i] * (pixel & 0xff);
                }
                smeared[line * toNextLine + at * toNext] = colour(red, green, blue);
            }
        }
        return smeared;
    }

    /**
     * With noise in each colour of each pixel, which depends on nothing but the picture.
     *
     * @param sigma the standard deviation, of 255
     */
    static BufferedImage noisy(BufferedImage picture, double sigma) {
        int[] pixels = pixels(picture);
        Random random = new Random(Arrays.hashCode(pixels));
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            pixels[i] = colour(
                    (pixel >> 16 & 0xff) + sigma * random.nextGaussian(),
                    (pixel >> 8 & 0xff) + sigma * random.nextGaussian(),
                    (pixel & 0xff) + sigma * random.nextGaussian());
        }
        return of(pixels, picture.getWidth(), picture.getHeight());
    }

    /** Every colour of every pixel changed, values of 0 to 255; what leaves this range is cut off. */
    static BufferedImage recoloured(BufferedImage picture, DoubleUnaryOperator change) {
        int[] pixels = pixels(picture);
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            pixels[i] = colour(
                    change.applyAsDouble(pixel >> 16 & 0xff),
                    change.applyAsDouble(pixel >> 8 & 0xff),
                    change.applyAsDouble(pixel & 0xff));
        }
        return of(pixels, picture.getWidth(), picture.getHeight());
    }

    /** The distance of every colour from grey multiplied: 0 gives a grey picture. */
    static BufferedImage saturated(BufferedImage picture, double factor) {
        int[] pixels = pixels(picture);
        for (int i = 0; i < pixels.length; i++) {
            int red = pixels[i] >> 16 & 0xff;
            int green = pixels[i] >> 8 & 0xff;
            int blue = pixels[i] & 0xff;
            double grey = 0.299 * red + 0.587 * green + 0.114 * blue;
            pixels[i] =
                    colour(grey + factor * (red - grey), grey + factor * (green - grey), grey + factor * (blue - grey));
        }
        return of(pixels, picture.getWidth(), picture.getHeight());
    }

    private static int colour(double red, double green, double blue) {
        return level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    private static int[] pixels(BufferedImage picture) {
        int width = picture.getWidth();
        return picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    }

    private static BufferedImage of(int[] pixels, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, TYPE);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }
}
