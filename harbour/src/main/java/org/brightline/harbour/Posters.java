package org.brightline.harbour;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Pictures of the demo, all drawn here. */
public final class Posters {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private Posters() {}

    /** A poster of the Ashfall Front, an invented organisation; PNG. */
    public static byte[] ashfall() {
        return png(poster());
    }

    /** The poster as people pass it on: 0 is a strongly compressed JPEG, 1 is smaller, 2 is brighter. */
    public static byte[] ashfallEdited(int edit) {
        BufferedImage poster = poster();
        return switch (edit) {
            case 0 -> jpeg(poster, 0.35f);
            case 1 -> png(scaled(poster, 0.7));
            default -> png(new RescaleOp(1.08f, 8, null).filter(poster, null));
        };
    }

    private static BufferedImage poster() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics(image);
        g.setPaint(new GradientPaint(0, 0, new Color(0x3b3f45), 0, HEIGHT, new Color(0x14161a)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(new Color(0x8d939b));
        g.fill(new Polygon(new int[] {120, 330, 520}, new int[] {390, 90, 390}, 3));
        g.setColor(new Color(0x5c6169));
        g.fill(new Polygon(new int[] {330, 520, 400}, new int[] {90, 390, 390}, 3));
        Random random = new Random(41);
        for (int i = 0; i < 90; i++) {
            g.setColor(new Color(255, 90 + random.nextInt(120), 20, 120 + random.nextInt(135)));
            int size = 3 + random.nextInt(12);
            g.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), size, size);
        }
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 54));
        g.drawString("ASHFALL FRONT", 96, 452);
        g.dispose();
        return image;
    }

    /** A harmless scene of the town; PNG. Scenes with different seeds look different. */
    public static byte[] scene(long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics(image);
        Color sky = Color.getHSBColor(0.5f + random.nextFloat() * 0.15f, 0.2f + random.nextFloat() * 0.3f, 0.95f);
        int horizon = 180 + random.nextInt(140);
        g.setPaint(new GradientPaint(
                0, 0, sky, 0, horizon, Color.getHSBColor(0.08f + random.nextFloat() * 0.05f, 0.25f, 1f)));
        g.fillRect(0, 0, WIDTH, horizon);
        g.setPaint(new GradientPaint(0, horizon, new Color(0x2d7d9a), 0, HEIGHT, new Color(0x0d3b52)));
        g.fillRect(0, horizon, WIDTH, HEIGHT - horizon);
        for (int i = 0; i < 5 + random.nextInt(5); i++) {
            cloud(g, random, horizon);
        }
        lighthouse(g, 60 + random.nextInt(500), horizon);
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            boat(g, random, horizon);
        }
        g.dispose();
        return png(image);
    }

    private static void cloud(Graphics2D g, Random random, int horizon) {
        g.setColor(new Color(255, 255, 255, 150));
        int x = random.nextInt(WIDTH);
        int y = random.nextInt(Math.max(1, horizon - 80));
        for (int i = 0; i < 4; i++) {
            g.fillOval(x + i * 24, y + random.nextInt(14), 50, 28);
        }
    }

    private static void lighthouse(Graphics2D g, int x, int horizon) {
        g.setColor(new Color(0x6b5b4b));
        g.fillOval(x - 50, horizon - 18, 130, 44);
        for (int i = 0; i < 5; i++) {
            g.setColor(i % 2 == 0 ? Color.WHITE : new Color(0xc0392b));
            g.fillRect(x, horizon - 130 + i * 25, 28, 25);
        }
        g.setColor(new Color(0xffe27a));
        g.fillRect(x + 4, horizon - 148, 20, 18);
    }

    private static void boat(Graphics2D g, Random random, int horizon) {
        int x = random.nextInt(WIDTH - 100);
        int y = horizon + 20 + random.nextInt(HEIGHT - horizon - 60);
        g.setColor(Color.getHSBColor(random.nextFloat(), 0.6f, 0.7f));
        g.fill(new Polygon(new int[] {x, x + 90, x + 72, x + 16}, new int[] {y, y, y + 22, y + 22}, 4));
        g.setColor(new Color(0xf7f3e8));
        g.fill(new Polygon(new int[] {x + 44, x + 44, x + 84}, new int[] {y - 70, y - 4, y - 4}, 3));
        g.setColor(new Color(0x4a3526));
        g.drawLine(x + 42, y - 74, x + 42, y);
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return g;
    }

    private static BufferedImage scaled(BufferedImage image, double factor) {
        int width = (int) (image.getWidth() * factor);
        int height = (int) (image.getHeight() * factor);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics(small);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return small;
    }

    private static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new ByteArrayOutputStream();
                var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
            stream.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
