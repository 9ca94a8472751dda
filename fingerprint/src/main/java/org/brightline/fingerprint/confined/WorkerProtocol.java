package org.brightline.fingerprint.confined;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.picture.Extent;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureException.Kind;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.picture.Turn;

/**
 * What a {@link ConfinedDecoder} and its child say to each other. The child says hello once; then for each picture the
 * parent sends its length and its bytes, and the child answers with a look or a refusal. All that the child says may be
 * hostile: an answer that is not exactly of this form is an {@link IOException}.
 */
final class WorkerProtocol {

    private static final int HELLO = 0x42524c33;
    private static final int LOOK = 1;
    private static final int REFUSAL = 2;
    private static final int MOST_LOOKS = 4096;
    private static final int LONGEST_TEXT = 500;
    private static final List<Turn> TURNS = List.of(Turn.values());
    private static final List<Extent> EXTENTS = List.of(Extent.values());
    private static final List<Kind> KINDS = List.of(Kind.values());

    private WorkerProtocol() {}

    static void writeHello(DataOutputStream out) throws IOException {
        out.writeInt(HELLO);
        out.flush();
    }

    static void readHello(DataInputStream in) throws IOException {
        if (in.readInt() != HELLO) {
            throw new IOException("no hello");
        }
    }

    static void writePicture(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    static byte[] readPicture(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    static void writeLook(DataOutputStream out, PictureLook look) throws IOException {
        out.writeByte(LOOK);
        out.writeUTF(look.format());
        out.writeInt(look.width());
        out.writeInt(look.height());
        out.writeByte(look.extent().ordinal());
        out.writeInt(look.looks().size());
        for (PictureLook.Look one : look.looks()) {
            Pdq hash = one.hash().hash();
            out.writeLong(hash.a());
            out.writeLong(hash.b());
            out.writeLong(hash.c());
            out.writeLong(hash.d());
            out.writeByte(one.hash().quality());
            out.writeByte(one.turn().ordinal());
            out.writeBoolean(one.withoutBars());
        }
        out.flush();
    }

    static void writeRefusal(DataOutputStream out, PictureException refusal) throws IOException {
        out.writeByte(REFUSAL);
        out.writeByte(refusal.kind().ordinal());
        out.writeUTF(String.valueOf(refusal.getMessage()));
        out.flush();
    }

    /**
     * The answer of the child.
     *
     * @throws PictureException if the answer is that the picture is refused
     * @throws IOException if the child has ended or makes no sense
     */
    static PictureLook readAnswer(DataInputStream in) throws IOException, PictureException {
        int kind = in.readByte();
        try {
            switch (kind) {
                case LOOK -> {
                    return readLook(in);
                }
                case REFUSAL -> throw readRefusal(in);
                default -> throw new Nonsense("an answer of kind " + kind);
            }
        } catch (IllegalArgumentException e) {
            throw new Nonsense("a value out of its range");
        }
    }

    private static PictureLook readLook(DataInputStream in) throws IOException {
        String format = readText(in);
        int width = in.readInt();
        int height = in.readInt();
        Extent extent = readOneOf(EXTENTS, "an extent", in);
        int count = in.readInt();
        if (count < 1 || count > MOST_LOOKS) {
            throw new Nonsense(count + " looks");
        }
        List<PictureLook.Look> looks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pdq hash = new Pdq(in.readLong(), in.readLong(), in.readLong(), in.readLong());
            int quality = in.readByte();
            Turn turn = readOneOf(TURNS, "a turn", in);
            looks.add(new PictureLook.Look(new PdqHash(hash, quality), turn, in.readBoolean()));
        }
        return new PictureLook(format, width, height, looks, extent);
    }

    private static PictureException readRefusal(DataInputStream in) throws IOException {
        return new PictureException(readOneOf(KINDS, "a refusal", in), readText(in));
    }

    private static <E> E readOneOf(List<E> values, String what, DataInputStream in) throws IOException {
        int kind = in.readByte();
        if (kind < 0 || kind >= values.size()) {
            throw new Nonsense(what + " of kind " + kind);
        }
        return values.get(kind);
    }

    /** A short line without control characters: it is shown to people. */
    private static String readText(DataInputStream in) throws IOException {
        String text = in.readUTF();
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new Nonsense("a text that is no short line");
        }
        return text;
    }

    /** The child answers what no child of ours answers. */
    static final class Nonsense extends IOException {
        private static final long serialVersionUID = 1L;

        Nonsense(String what) {
            super(what);
        }
    }
}
