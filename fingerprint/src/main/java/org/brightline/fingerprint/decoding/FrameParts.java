package org.brightline.fingerprint.decoding;

import org.brightline.fingerprint.outline.PictureFormat;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.PictureException;
import org.jspecify.annotations.Nullable;

/** The parts of an animation in the order of the file, read one after the other: what comes later may be broken. */
interface FrameParts {

    /** The width of the canvas in pixels. */
    int width();

    /** The height of the canvas in pixels. */
    int height();

    /**
     * The next part, or null after the last.
     *
     * @throws PictureException if the file is cut short or broken before its end
     */
    @Nullable FramePart next() throws PictureException;

    /** The parts of a file, or null if it is a still picture. */
    static @Nullable FrameParts of(PictureFormat format, Octets octets) throws PictureException {
        return switch (format) {
            case GIF -> new GifFrames(octets);
            case WEBP -> WebpFrames.of(octets);
            case PNG -> PngFrames.of(octets);
            case JPEG, BMP -> null;
        };
    }
}
