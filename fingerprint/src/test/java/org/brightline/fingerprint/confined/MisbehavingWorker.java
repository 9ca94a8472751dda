package org.brightline.fingerprint.confined;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.picture.Extent;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PictureLook;

/** A child of a confined decoder that does as its pictures say: the bytes name what it does. */
final class MisbehavingWorker {

    private MisbehavingWorker() {}

    public static void main(String[] args) throws Exception {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        if (args[0].equals("mute")) {
            return;
        }
        WorkerProtocol.writeHello(out);
        while (true) {
            switch (new String(WorkerProtocol.readPicture(in))) {
                case "fine" ->
                    WorkerProtocol.writeLook(
                            out,
                            new PictureLook(
                                    "JPEG",
                                    (int) ProcessHandle.current().pid(),
                                    1,
                                    List.of(PictureLook.Look.asItIs(new PdqHash(new Pdq(1, 2, 3, 4), 100))),
                                    Extent.WHOLE));
                case "hang" -> Thread.currentThread().join();
                case "exit" -> System.exit(7);
                case "silence" -> System.exit(0);
                case "half" -> half(out);
                case "memory" -> fillMemory();
                case "kind" -> answer(out, 99);
                case "hashes" -> hashes(out);
                case "extent" -> look(out, 3, 100, 0);
                case "quality" -> look(out, 0, 101, 0);
                case "turn" -> look(out, 0, 100, 8);
                case "refusal" -> answer(out, 2, 100);
                case "line" -> line(out);
                default -> throw new IllegalStateException();
            }
        }
    }

    private static void half(DataOutputStream out) throws IOException {
        answer(out, 1, 0);
        System.exit(0);
    }

    private static void answer(DataOutputStream out, int... bytes) throws IOException {
        for (int b : bytes) {
            out.writeByte(b);
        }
        out.flush();
    }

    private static void hashes(DataOutputStream out) throws IOException {
        out.writeByte(1);
        out.writeUTF("JPEG");
        out.writeInt(1);
        out.writeInt(1);
        out.writeByte(0);
        out.writeInt(Integer.MAX_VALUE);
        out.flush();
    }

    private static void look(DataOutputStream out, int extent, int quality, int turn) throws IOException {
        out.writeByte(1);
        out.writeUTF("JPEG");
        out.writeInt(1);
        out.writeInt(1);
        out.writeByte(extent);
        out.writeInt(1);
        out.write(new byte[32]);
        out.writeByte(quality);
        out.writeByte(turn);
        out.writeBoolean(false);
        out.flush();
    }

    private static void line(DataOutputStream out) throws IOException {
        out.writeByte(2);
        out.writeByte(0);
        out.writeUTF("two\nlines");
        out.flush();
    }

    private static void fillMemory() {
        List<byte[]> kept = new ArrayList<>();
        while (kept.size() < 1_000_000) {
            kept.add(new byte[1 << 20]);
        }
    }
}
