package org.brightline.fingerprint.decoding;

import java.io.ByteArrayOutputStream;
import org.brightline.fingerprint.decoding.FramePart.Disposal;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.PictureException;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the blocks of a GIF file (GIF89a specification). Its frames lie somewhere on a screen; a first frame that
 * is greater than the screen widens it.
 */
final class GifFrames implements FrameParts {

    private static final int SCREEN = 6;
    private static final int AFTER_SCREEN = 13;
    private static final int DESCRIPTOR_BYTES = 10;
    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xf9;
    private static final int TRAILER = 0x3b;

    private final Octets octets;
    private final long palette;
    private final int width;
    private final int height;
    private long at;
    private long control = -1;
    private boolean begun;

    GifFrames(Octets octets) throws PictureException {
        this.octets = octets;
        this.palette = paletteBytes(octets.at(SCREEN + 4));
        this.at = AFTER_SCREEN + palette;
        skipExtensions();
        if (octets.at(at) != IMAGE) {
            throw octets.damaged("it holds no picture data");
        }
        width = Math.max(octets.little16(SCREEN), octets.little16(at + 1) + octets.little16(at + 5));
        height = Math.max(octets.little16(SCREEN + 2), octets.little16(at + 3) + octets.little16(at + 7));
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public @Nullable FramePart next() throws PictureException {
        // Many files end without a trailer; one that ends after a whole frame is taken as it is.
        if (begun && at == octets.length()) {
            return null;
        }
        skipExtensions();
        if (octets.at(at) == TRAILER) {
            return null;
        }
        if (octets.at(at) != IMAGE) {
            throw octets.damaged("between its frames there are bytes that mean nothing");
        }
        begun = true;
        long descriptor = at;
        at = afterBlocks(descriptor + DESCRIPTOR_BYTES + paletteBytes(octets.at(descriptor + 9)) + 1);
        FramePart part = new FramePart(
                alone(descriptor), octets.little16(descriptor + 1), octets.little16(descriptor + 3), true, disposal());
        control = -1;
        return part;
    }

    /** The frame as a file whose screen is as great as the frame. */
    private byte[] alone(long descriptor) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        octets.copy(0, SCREEN, file);
        octets.copy(descriptor + 5, 4, file);
        octets.copy(SCREEN + 4, 3 + palette, file);
        if (control >= 0) {
            octets.copy(control, afterControl() - control, file);
        }
        file.write(IMAGE);
        file.writeBytes(new byte[4]);
        octets.copy(descriptor + 5, at - descriptor - 5, file);
        file.write(TRAILER);
        return file.toByteArray();
    }

    private Disposal disposal() throws PictureException {
        int method = control < 0 ? 0 : octets.at(control + 3) >> 2 & 0x07;
        return switch (method) {
            case 2 -> Disposal.CLEAR;
            case 3 -> Disposal.RESTORE;
            default -> Disposal.KEEP;
        };
    }

    private long afterControl() {
        return control + 8;
    }

    private void skipExtensions() throws PictureException {
        while (octets.at(at) == EXTENSION) {
            if (octets.at(at + 1) == CONTROL && octets.at(at + 2) == 4) {
                control = at;
            }
            at = afterBlocks(at + 2);
        }
    }

    private static int paletteBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 0x07) + 1;
    }

    private long afterBlocks(long from) throws PictureException {
        long block = from;
        while (octets.at(block) != 0) {
            block += 1 + octets.at(block);
        }
        return block + 1;
    }
}
