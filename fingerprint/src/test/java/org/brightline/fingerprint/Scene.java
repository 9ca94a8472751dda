package org.brightline.fingerprint;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures made by code: a gradient with bright and dark shapes on it, the same for the same seed. */
public final class Scene {

    private Scene() {}

    public static BufferedImage rgb(int seed, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
        canvas.fillRect(0, 0, width, height);
        for (int i = 0; i < 40; i++) {
            canvas.setPaint(colour(random));
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            int w = 1 + random.nextInt(width / 4 + 1);
            int h = 1 + random.nextInt(height / 4 + 1);
            if (i % 2 == 0) {
                canvas.fillOval(x - w / 2, y - h / 2, w, h);
            } else {
                canvas.fillRect(x - w / 2, y - h / 2, w, h);
            }
        }
        canvas.dispose();
        return image;
    }

    /** The scene with each channel the luminance, so that it has no colour to lose. */
    public static BufferedImage grey(int seed, int width, int height) {
        BufferedImage image = rgb(seed, width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = luma(image.getRGB(x, y));
                image.setRGB(x, y, value << 16 | value << 8 | value);
            }
        }
        return image;
    }

    static int luma(int rgb) {
        return Math.round(0.299f * (rgb >> 16 & 0xff) + 0.587f * (rgb >> 8 & 0xff) + 0.114f * (rgb & 0xff));
    }

    public static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("No encoder writes " + image + " as " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A BMP whose rows are written as runs of equal bytes. */
    public static byte[] runLengthBmp(BufferedImage grey) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("bmp").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType("BI_RLE8");
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(grey, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }
}
