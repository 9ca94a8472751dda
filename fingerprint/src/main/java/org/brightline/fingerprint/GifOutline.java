package org.brightline.fingerprint;

/** Walks through a GIF file (GIF89a specification) to the end of its first frame, which lies somewhere on a screen. */
final class GifOutline {

    private static final int SCREEN = 6;
    private static final int AFTER_SCREEN = 13;
    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;

    private GifOutline() {}

    static Outline read(Octets octets) throws PictureException {
        int screenWidth = octets.little16(SCREEN);
        int screenHeight = octets.little16(SCREEN + 2);
        long at = AFTER_SCREEN + paletteBytes(octets.at(SCREEN + 4));
        while (octets.at(at) == EXTENSION) {
            at = afterBlocks(octets, at + 2);
        }
        if (octets.at(at) != IMAGE) {
            throw octets.damaged("it holds no picture data");
        }
        int left = octets.little16(at + 1);
        int top = octets.little16(at + 3);
        int width = Math.max(screenWidth, left + octets.little16(at + 5));
        int height = Math.max(screenHeight, top + octets.little16(at + 7));
        afterBlocks(octets, at + 11 + paletteBytes(octets.at(at + 9)));
        return new Outline(Orientation.UPRIGHT, 1, (long) width * height, left, top, width, height);
    }

    private static int paletteBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 0x07) + 1;
    }

    private static long afterBlocks(Octets octets, long from) throws PictureException {
        long at = from;
        while (octets.at(at) != 0) {
            at += 1 + octets.at(at);
        }
        return at + 1;
    }
}
