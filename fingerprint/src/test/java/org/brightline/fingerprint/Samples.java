package org.brightline.fingerprint;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** One small picture in each format that is read. */
public enum Samples {
    JPEG {
        @Override
        public byte[] bytes() {
            return Scene.encode(scene(), "jpg");
        }
    },
    PROGRESSIVE_JPEG {
        @Override
        public byte[] bytes() {
            return Jpegs.progressive(scene());
        }
    },
    PNG {
        @Override
        public byte[] bytes() {
            return Scene.encode(scene(), "png");
        }
    },
    GIF {
        @Override
        public byte[] bytes() {
            byte[] gif = Scene.encode(scene(), "gif");
            // Without the trailer, so that the picture data are the last.
            return Arrays.copyOf(gif, gif.length - 1);
        }
    },
    WEBP {
        @Override
        public byte[] bytes() {
            return Webps.file(Webps.lossless(Webps.plain(WIDTH, HEIGHT, 0xff336699)));
        }
    },
    BMP {
        @Override
        public byte[] bytes() {
            return Scene.encode(scene(), "bmp");
        }
    };

    public static final int WIDTH = 120;
    static final int HEIGHT = 90;

    public abstract byte[] bytes();

    private static BufferedImage scene() {
        return Scene.rgb(9, WIDTH, HEIGHT);
    }
}
