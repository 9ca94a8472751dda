package org.brightline.fingerprint.decoding;

import java.util.ArrayList;
import java.util.List;
import org.brightline.fingerprint.picture.FrameCount;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLook;

/** Looks at pictures in this process. */
final class PlainViewer implements PictureViewer {

    private final PictureDecoder decoder;

    PlainViewer(PictureDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public PictureLook look(byte[] bytes) throws PictureException {
        List<Picture> first = new ArrayList<>(1);
        List<PictureLook.Look> looks = new ArrayList<>();
        FrameCount count = decoder.decodeFrames(bytes, frame -> {
            if (first.isEmpty()) {
                first.add(frame.picture());
            }
            PdqHasher.hashes(frame.picture()).forEach(hash -> looks.add(PictureLook.Look.asItIs(hash)));
        });
        Picture picture = first.getFirst();
        looks.addAll(PictureLook.altered(picture));
        return new PictureLook(picture.format(), picture.width(), picture.height(), looks, count.extent());
    }
}
