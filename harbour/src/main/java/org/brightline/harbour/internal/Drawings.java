package org.brightline.harbour.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Charts and cats, the same for the same name. */
final class Drawings {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private Drawings() {}

    /** The drawing of {@code chart:n} or {@code cat:n} as PNG. */
    static byte[] of(String name) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(name.hashCode() * 7919L);
        if (name.startsWith("chart:")) {
            chart(canvas, random);
        } else {
            cat(canvas, random);
        }
        canvas.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void chart(Graphics2D canvas, Random random) {
        canvas.setPaint(new GradientPaint(0, 0, new Color(252, 250, 244), WIDTH, HEIGHT, new Color(226, 236, 236)));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setColor(new Color(180, 190, 194));
        canvas.setStroke(new BasicStroke(2));
        for (int y = 80; y <= 400; y += 64) {
            canvas.drawLine(70, y, 600, y);
        }
        int bars = 6 + random.nextInt(5);
        int width = 520 / bars;
        for (int i = 0; i < bars; i++) {
            int height = 40 + random.nextInt(270);
            canvas.setColor(
                    Color.getHSBColor(0.45f + random.nextFloat() * 0.2f, 0.6f, 0.45f + random.nextFloat() * 0.4f));
            canvas.fill(new RoundRectangle2D.Double(76 + i * width, 400 - height, width * 0.7, height, 12, 12));
        }
        canvas.setColor(new Color(40, 52, 60));
        canvas.setStroke(new BasicStroke(4));
        canvas.drawLine(70, 60, 70, 400);
        canvas.drawLine(70, 400, 610, 400);
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
        canvas.drawString("SALTMARSH " + (1990 + random.nextInt(36)), 80, 445);
    }

    private static void cat(Graphics2D canvas, Random random) {
        canvas.setPaint(new GradientPaint(
                0,
                0,
                Color.getHSBColor(random.nextFloat(), 0.25f, 0.95f),
                WIDTH,
                HEIGHT,
                Color.getHSBColor(random.nextFloat(), 0.35f, 0.75f)));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        for (int row = 0; row < 4; row++) {
            for (int i = -1; i < 10; i++) {
                int tone = 110 + random.nextInt(70);
                canvas.setColor(new Color(tone, tone - 16, tone - 34));
                canvas.fillRect(i * 84 + (row % 2) * 42, 360 + row * 32, 80, 28);
            }
        }
        int x = 200 + random.nextInt(300);
        float light = 0.25f + random.nextFloat() * 0.6f;
        Color fur = Color.getHSBColor(0.07f + random.nextFloat() * 0.05f, random.nextFloat() * 0.7f, light);
        canvas.setColor(fur);
        canvas.setStroke(new BasicStroke(22, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(new Arc2D.Double(x + 40, 250, 150, 170, 270, 190, Arc2D.OPEN));
        canvas.fill(new Ellipse2D.Double(x - 85, 200, 190, 180));
        canvas.fill(new Ellipse2D.Double(x - 80, 90, 140, 130));
        canvas.fill(new Polygon(new int[] {x - 76, x - 30, x - 66}, new int[] {130, 100, 56}, 3));
        canvas.fill(new Polygon(new int[] {x + 56, x + 10, x + 46}, new int[] {130, 100, 56}, 3));
        canvas.setColor(light > 0.5f ? new Color(30, 40, 30) : new Color(220, 230, 120));
        canvas.fill(new Ellipse2D.Double(x - 48, 138, 22, 26));
        canvas.fill(new Ellipse2D.Double(x + 8, 138, 22, 26));
        canvas.setColor(new Color(214, 120, 120));
        canvas.fill(new Polygon(new int[] {x - 19, x - 1, x - 10}, new int[] {176, 176, 188}, 3));
    }
}
