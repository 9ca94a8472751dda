package org.brightline.fingerprint.video;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.brightline.fingerprint.picture.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Reads grey frames one after the other in the form that ffmpeg writes them: binary PGM (Netpbm) of 8 bits, with single
 * spaces and no comments. What the child writes may be hostile; anything else is an error.
 */
final class GreyFrames {

    private static final int LONGEST_NUMBER = 9;

    private final InputStream in;
    private final long mostPixels;

    GreyFrames(InputStream in, long mostPixels) {
        this.in = in;
        this.mostPixels = mostPixels;
    }

    /**
     * The next frame, or null at the end.
     *
     * @throws IOException if what comes is no whole frame of at most so many pixels
     */
    @Nullable Picture next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        if (first != 'P' || in.read() != '5' || in.read() != '\n') {
            throw new IOException("A frame does not begin as it should.");
        }
        int width = number(' ');
        int height = number('\n');
        if (number('\n') != 255 || width < 1 || height < 1 || (long) width * height > mostPixels) {
            throw new IOException("A frame is of a size or a depth that it must not have.");
        }
        byte[] bytes = in.readNBytes(width * height);
        if (bytes.length < width * height) {
            throw new EOFException("A frame ends too early.");
        }
        float[] luminance = new float[bytes.length];
        for (int i = 0; i < luminance.length; i++) {
            luminance[i] = bytes[i] & 0xff;
        }
        return Picture.of(width, height, luminance, "video");
    }

    private int number(char end) throws IOException {
        int number = 0;
        int digits = 0;
        for (int c = in.read(); c != end; c = in.read()) {
            if (c < '0' || c > '9' || ++digits > LONGEST_NUMBER) {
                throw new IOException("A frame has no number where one should be.");
            }
            number = number * 10 + c - '0';
        }
        return digits == 0 ? -1 : number;
    }
}
