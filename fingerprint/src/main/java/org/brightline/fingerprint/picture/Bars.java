package org.brightline.fingerprint.picture;

import java.util.Optional;

/**
 * Takes off the black bars that a player or an editor puts beside or above a picture to fill another format. A picture with
 * bars has quite another hash than the one without.
 */
public final class Bars {

    /** Black in a compressed video is not quite zero. */
    private static final float DARKEST_PICTURE = 32;

    /** Fewer lines are a soft edge and no bar. */
    private static final double THINNEST = 0.02;

    /** What leaves less than this of a side is a dark scene and not a picture with bars. */
    private static final double SMALLEST_PICTURE = 0.3;

    private Bars() {}

    /** The picture without its bars; nothing if it has none. */
    public static Optional<Picture> off(Picture picture) {
        int left = 0;
        int right = picture.width();
        int top = 0;
        int bottom = picture.height();
        while (top < bottom && darkRow(picture, top)) {
            top++;
        }
        while (bottom > top && darkRow(picture, bottom - 1)) {
            bottom--;
        }
        while (left < right && darkColumn(picture, left, top, bottom)) {
            left++;
        }
        while (right > left && darkColumn(picture, right - 1, top, bottom)) {
            right--;
        }
        boolean bars = picture.width() - (right - left) >= Math.max(2, THINNEST * picture.width())
                || picture.height() - (bottom - top) >= Math.max(2, THINNEST * picture.height());
        boolean enough = right - left >= SMALLEST_PICTURE * picture.width()
                && bottom - top >= SMALLEST_PICTURE * picture.height();
        return bars && enough ? Optional.of(cut(picture, left, top, right, bottom)) : Optional.empty();
    }

    private static boolean darkRow(Picture picture, int y) {
        for (int x = 0; x < picture.width(); x++) {
            if (picture.luminance(x, y) > DARKEST_PICTURE) {
                return false;
            }
        }
        return true;
    }

    private static boolean darkColumn(Picture picture, int x, int top, int bottom) {
        for (int y = top; y < bottom; y++) {
            if (picture.luminance(x, y) > DARKEST_PICTURE) {
                return false;
            }
        }
        return true;
    }

    private static Picture cut(Picture picture, int left, int top, int right, int bottom) {
        float[] luminance = new float[(right - left) * (bottom - top)];
        int i = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                luminance[i++] = picture.luminance(x, y);
            }
        }
        return Picture.of(right - left, bottom - top, luminance, picture.format());
    }
}
