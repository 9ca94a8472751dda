package org.brightline.fingerprint;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** One small picture in each format that is read. */
enum Samples {
    JPEG {
        @Override
        byte[] bytes() {
            return Scene.encode(scene(), "jpg");
        }
    },
    PROGRESSIVE_JPEG {
        @Override
        byte[] bytes() {
            return Jpegs.progressive(scene());
        }
    },
    PNG {
        @Override
        byte[] bytes() {
            return Scene.encode(scene(), "png");
        }
    },
    GIF {
        @Override
        byte[] bytes() {
            byte[] gif = Scene.encode(scene(), "gif");
            // Without the trailer, so that the picture data are the last.
            return Arrays.copyOf(gif, gif.length - 1);
        }
    },
    WEBP {
        @Override
        byte[] bytes() {
            return Webps.file(Webps.lossless(Webps.plain(WIDTH, HEIGHT, 0xff336699)));
        }
    },
    BMP {
        @Override
        byte[] bytes() {
            return Scene.encode(scene(), "bmp");
        }
    };

    static final int WIDTH = 120;
    static final int HEIGHT = 90;

    abstract byte[] bytes();

    private static BufferedImage scene() {
        return Scene.rgb(9, WIDTH, HEIGHT);
    }
}
