package org.brightline.fingerprint.confined;

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
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.decoding.PictureViewer;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLimits;

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
        PictureViewer viewer = PictureViewer.inProcess(new PictureDecoder(new PictureLimits(
                Long.parseLong(args[0]),
                Long.parseLong(args[1]),
                Duration.ofMillis(Long.parseLong(args[2])),
                Integer.parseInt(args[3]))));
        WorkerProtocol.writeHello(out);
        while (true) {
            byte[] bytes;
            try {
                bytes = WorkerProtocol.readPicture(in);
            } catch (EOFException e) {
                return;
            }
            try {
                WorkerProtocol.writeLook(out, viewer.look(bytes));
            } catch (PictureException refusal) {
                WorkerProtocol.writeRefusal(out, refusal);
            }
        }
    }
}
