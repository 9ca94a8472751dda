package org.brightline.fingerprint;

/**
 * What the structure of a picture's file says before anything is decoded.
 *
 * @param orientation how the stored picture must be turned to be upright
 * @param scans how many times a decoder goes over all pixels, at least 1
 * @param pixels the greatest number of pixels that a part of the file claims; 0 where only the decoder's header counts
 * @param left how far from the left edge of the canvas the first frame begins
 * @param top how far from the top edge of the canvas the first frame begins
 * @param canvasWidth the width of the canvas that the first frame is laid on; 0 if it is its own canvas
 * @param canvasHeight the height of that canvas; 0 if the first frame is its own canvas
 */
record Outline(Orientation orientation, int scans, long pixels, int left, int top, int canvasWidth, int canvasHeight) {

    static Outline plain() {
        return of(Orientation.UPRIGHT, 1, 0);
    }

    static Outline of(Orientation orientation, int scans, long pixels) {
        return new Outline(orientation, scans, pixels, 0, 0, 0, 0);
    }

    /** Walks through the structure of a whole file; refuses one that is cut short. */
    static Outline of(PictureFormat format, Octets octets) throws PictureException {
        return switch (format) {
            case JPEG -> JpegOutline.read(octets);
            case PNG -> PngOutline.read(octets);
            case GIF -> GifOutline.read(octets);
            case WEBP -> WebpOutline.read(octets);
            case BMP -> BmpOutline.read(octets);
        };
    }
}
