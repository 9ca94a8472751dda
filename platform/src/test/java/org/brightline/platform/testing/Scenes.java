package org.brightline.platform.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures that are not too plain to be told from others. */
public final class Scenes {
    private Scenes() {}

    /** One scene of coloured discs, always the same, as {@code png} or {@code jpg}. */
    public static byte[] picture(String format) {
        return write(image(0), format);
    }

    /** The scene of this number; no two look alike. */
    public static BufferedImage image(int scene) {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        for (int i = 0; i < 40; i++) {
            int place = i + 17 * scene;
            g.setColor(new Color(place * 37 % 256, place * 91 % 256, place * 53 % 256));
            g.fillOval(i * (61 + 20 * scene) % 400, i * (43 + 14 * scene) % 300, 90, 60);
        }
        g.dispose();
        return image;
    }

    /** The first scene on white, so that nothing at its edges is taken for a bar. */
    public static BufferedImage light() {
        BufferedImage image = image(0);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, ~image.getRGB(x, y));
            }
        }
        return image;
    }

    /** An animation: a plain frame, and then these scenes. */
    public static byte[] animation(int... scenes) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(
                    new IIOImage(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), null, null), null);
            for (int scene : scenes) {
                writer.writeToSequence(new IIOImage(image(scene), null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The first scene in white on nothing: plain on white, and a picture on black. */
    public static BufferedImage clear() {
        BufferedImage scene = image(0);
        BufferedImage clear = new BufferedImage(scene.getWidth(), scene.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < scene.getHeight(); y++) {
            for (int x = 0; x < scene.getWidth(); x++) {
                clear.setRGB(x, y, (scene.getRGB(x, y) & 0xff) << 24 | 0xffffff);
            }
        }
        return clear;
    }

    /** The same picture on a ground. */
    public static BufferedImage on(BufferedImage picture, Color ground) {
        BufferedImage flat = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        flat.createGraphics().drawImage(picture, 0, 0, ground, null);
        return flat;
    }

    /** A picture as a file. */
    public static byte[] write(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
