package org.brightline.fingerprint;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of the child of a {@link ConfinedDecoder}: decodes one picture after another from its input until that ends,
 * which it does when the parent is gone.
 */
final class PictureWorker {

    private PictureWorker() {}

    /** @param args the limits of a picture: bytes, pixels, milliseconds, frames */
    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // A decoder that prints must not break the protocol.
        System.setOut(System.err);
        PictureDecoder decoder = new PictureDecoder(new PictureLimits(
                Long.parseLong(args[0]),
                Long.parseLong(args[1]),
                Duration.ofMillis(Long.parseLong(args[2])),
                Integer.parseInt(args[3])));
        WorkerProtocol.writeHello(out);
        while (true) {
            byte[] bytes;
            try {
                bytes = WorkerProtocol.readPicture(in);
            } catch (EOFException e) {
                return;
            }
            try {
                WorkerProtocol.writeLook(out, look(decoder, bytes));
            } catch (PictureException refusal) {
                WorkerProtocol.writeRefusal(out, refusal);
            }
        }
    }

    private static PictureLook look(PictureDecoder decoder, byte[] bytes) throws PictureException {
        List<Picture> first = new ArrayList<>(1);
        List<PdqHash> hashes = new ArrayList<>();
        FrameCount count = decoder.decodeFrames(bytes, frame -> {
            if (first.isEmpty()) {
                first.add(frame.picture());
            }
            hashes.addAll(PdqHasher.hashes(frame.picture()));
        });
        Picture picture = first.getFirst();
        return new PictureLook(picture.format(), picture.width(), picture.height(), hashes, count.complete());
    }
}
