package org.brightline.fingerprint;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** Parts of JPEG files, written by hand. */
public final class Jpegs {

    private Jpegs() {}

    /** An APP1 segment whose Exif data say nothing but the orientation. */
    public static byte[] exif(int orientation) {
        return HexFormat.of()
                .parseHex("ffe10022" + "457869660000" + HexFormat.of().formatHex(tiff(orientation)));
    }

    /** Exif data that say nothing but the orientation. */
    public static byte[] tiff(int orientation) {
        return HexFormat.of()
                .parseHex("4d4d002a00000008" + "0001" + "0112000300000001" + "%04x0000".formatted(orientation)
                        + "00000000");
    }

    /** An APP14 segment of Adobe: with 0 the four components are inks as they are, with 2 they are YCCK. */
    public static byte[] adobe(int transform) {
        return HexFormat.of().parseHex("ffee000e" + "41646f6265" + "0064" + "00000000" + "%02x".formatted(transform));
    }

    /** A segment with its marker, the Latin-1 name that its data begin with, and the rest of them. */
    public static byte[] segment(int marker, String name, byte[] rest) {
        return ByteBuffer.allocate(4 + name.length() + rest.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + name.length() + rest.length))
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(rest)
                .array();
    }

    /** The file with a segment put in after the start marker. */
    public static byte[] with(byte[] segment, byte[] jpeg) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(segment);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    public static byte[] progressive(BufferedImage image) {
        ImageWriteParam progressive = writer().getDefaultWriteParam();
        progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return write(new IIOImage(image, null, null), progressive);
    }

    /** With a restart marker after every so many blocks of 16 × 16 pixels. */
    public static byte[] restarting(BufferedImage image, int blocks) {
        IIOMetadata metadata = writer().getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        Node tree = metadata.getAsTree(metadata.getNativeMetadataFormatName());
        IIOMetadataNode interval = new IIOMetadataNode("dri");
        interval.setAttribute("interval", Integer.toString(blocks));
        tree.getLastChild().appendChild(interval);
        try {
            metadata.setFromTree(metadata.getNativeMetadataFormatName(), tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(new IIOImage(image, null, metadata), null);
    }

    public static byte[] write(IIOImage image, @Nullable ImageWriteParam param) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = writer();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static ImageWriter writer() {
        return ImageIO.getImageWritersByFormatName("jpeg").next();
    }
}
