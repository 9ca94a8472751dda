package org.brightline.platform.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures that are not too plain to be told from others. */
public final class Scenes {
    private Scenes() {}

    /** One scene of coloured discs, always the same, as {@code png} or {@code jpg}. */
    public static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        for (int i = 0; i < 40; i++) {
            g.setColor(new Color(i * 37 % 256, i * 91 % 256, i * 53 % 256));
            g.fillOval(i * 61 % 400, i * 43 % 300, 90, 60);
        }
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
