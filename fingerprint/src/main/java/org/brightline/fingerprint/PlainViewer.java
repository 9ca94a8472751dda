package org.brightline.fingerprint;

import java.util.ArrayList;
import java.util.List;

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
        return new PictureLook(picture.format(), picture.width(), picture.height(), looks, count.complete());
    }
}
