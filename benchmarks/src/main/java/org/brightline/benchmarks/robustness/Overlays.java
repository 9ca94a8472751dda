package org.brightline.benchmarks.robustness;

import static org.brightline.benchmarks.robustness.Pictures.part;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * What people and programs put on or around a picture. Writing is drawn as strokes that look like letters from afar: the
 * fonts of machines differ, and the figures must not.
 */
final class Overlays {

    private static final Color PALE = new Color(0xf2f2f2);
    private static final Color INK = new Color(0x202020);
    private static final Color SIGNAL = new Color(0xc8102e);

    private Overlays() {}

    /**
     * A white bar with writing, added below.
     *
     * @param share of the height of the picture
     */
    static BufferedImage captionBelow(BufferedImage picture, double share) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int bar = part(height, share);
        BufferedImage page = Pictures.blank(width, height + bar, Color.WHITE);
        Graphics2D brush = Pictures.brush(page);
        brush.drawImage(picture, 0, 0, null);
        write(brush, Color.BLACK, width * 0.04, height + bar * 0.1, width * 0.92, bar * 0.8, 2);
        brush.dispose();
        return page;
    }

    /**
     * A black bar with writing over the foot of the picture.
     *
     * @param share of the height of the picture
     */
    static BufferedImage captionOver(BufferedImage picture, double share) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int bar = part(height, share);
        BufferedImage page = Pictures.copy(picture);
        Graphics2D brush = Pictures.brush(page);
        brush.setColor(Color.BLACK);
        brush.fillRect(0, height - bar, width, bar);
        write(brush, Color.WHITE, width * 0.04, height - bar * 0.9, width * 0.92, bar * 0.8, 2);
        brush.dispose();
        return page;
    }

    /**
     * A red disc with a white ring and writing in the lower right corner.
     *
     * @param share of the shorter side, its diameter
     */
    static BufferedImage logo(BufferedImage picture, double share) {
        int shorter = Math.min(picture.getWidth(), picture.getHeight());
        double size = share * shorter;
        double left = picture.getWidth() - size - 0.03 * shorter;
        double top = picture.getHeight() - size - 0.03 * shorter;
        BufferedImage page = Pictures.copy(picture);
        Graphics2D brush = Pictures.brush(page);
        brush.setColor(Color.WHITE);
        brush.fill(new Ellipse2D.Double(left, top, size, size));
        brush.setColor(SIGNAL);
        brush.fill(new Ellipse2D.Double(left + size * 0.08, top + size * 0.08, size * 0.84, size * 0.84));
        write(brush, Color.WHITE, left + size * 0.2, top + size * 0.38, size * 0.6, size * 0.24, 1);
        brush.dispose();
        return page;
    }

    /** In a window of a desktop: a title bar of 7 % of the height and a thin border. */
    static BufferedImage window(BufferedImage picture) {
        int border = part(picture.getWidth(), 0.006);
        int title = part(picture.getHeight(), 0.07);
        int width = picture.getWidth() + 2 * border;
        BufferedImage page = Pictures.blank(width, picture.getHeight() + title + border, PALE);
        Graphics2D brush = Pictures.brush(page);
        brush.drawImage(picture, border, title, null);
        brush.setColor(SIGNAL);
        brush.fill(new Ellipse2D.Double(width - 0.8 * title, 0.25 * title, 0.5 * title, 0.5 * title));
        write(brush, INK, title, 0.3 * title, width * 0.3, 0.4 * title, 1);
        brush.dispose();
        return page;
    }

    /** As a post on a white page: margins, a head with a portrait and a name, and two lines of text below. */
    static BufferedImage post(BufferedImage picture) {
        int margin = part(picture.getWidth(), 0.04);
        int head = part(picture.getHeight(), 0.16);
        int foot = part(picture.getHeight(), 0.22);
        int width = picture.getWidth() + 2 * margin;
        int below = head + picture.getHeight();
        BufferedImage page = Pictures.blank(width, below + foot, Color.WHITE);
        Graphics2D brush = Pictures.brush(page);
        brush.drawImage(picture, margin, head, null);
        brush.setColor(Color.GRAY);
        brush.fill(new Ellipse2D.Double(margin, 0.2 * head, 0.6 * head, 0.6 * head));
        write(brush, INK, margin + head, 0.35 * head, width * 0.35, 0.3 * head, 1);
        write(brush, INK, margin, below + 0.15 * foot, width - 2.0 * margin, 0.7 * foot, 2);
        brush.dispose();
        return page;
    }

    /** Full screen on an upright phone of 9 : 19, as wide as it fits, on black, with the line of the clock. */
    static BufferedImage phone(BufferedImage picture) {
        int width = Math.max(picture.getWidth(), part(picture.getHeight(), 9.0 / 19));
        int height = part(width, 19.0 / 9);
        BufferedImage page = Pictures.framed(
                picture, width - picture.getWidth(), Math.max(0, height - picture.getHeight()), Color.BLACK);
        Graphics2D brush = Pictures.brush(page);
        write(brush, PALE, width * 0.06, height * 0.015, width * 0.2, height * 0.015, 1);
        brush.dispose();
        return page;
    }

    /** Lines that fill a rectangle; the last one is shorter. Always the same words. */
    private static void write(
            Graphics2D brush, Color ink, double left, double top, double width, double height, int lines) {
        Random random = new Random(1);
        double line = height / lines;
        double tall = line * 0.7;
        double wide = tall * 0.55;
        double stroke = tall * 0.18;
        brush.setColor(ink);
        for (int i = 0; i < lines; i++) {
            double y = top + i * line;
            double end = left + width * (lines > 1 && i == lines - 1 ? 0.6 : 1);
            for (double x = left; x + wide <= end; x += wide * 1.35) {
                int letter = random.nextInt(64);
                if (letter % 6 == 0) {
                    continue; // between two words
                }
                brush.fill(new Rectangle2D.Double(x, y, stroke, tall));
                if ((letter & 1) != 0) {
                    brush.fill(new Rectangle2D.Double(x, y, wide, stroke));
                }
                if ((letter & 2) != 0) {
                    brush.fill(new Rectangle2D.Double(x, y + (tall - stroke) / 2, wide, stroke));
                }
                if ((letter & 4) != 0) {
                    brush.fill(new Rectangle2D.Double(x, y + tall - stroke, wide, stroke));
                }
                if ((letter & 8) != 0) {
                    brush.fill(new Rectangle2D.Double(x + wide - stroke, y, stroke, tall));
                }
            }
        }
    }
}
