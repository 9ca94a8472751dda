package org.brightline.fingerprint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Writers of small animations, one for each format that has them. */
public enum Animations {
    GIF {
        @Override
        public byte[] file(Part... parts) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(little(6 + 7)
                    .put("GIF89a".getBytes(US_ASCII))
                    .putShort((short) WIDTH)
                    .putShort((short) HEIGHT)
                    .array());
            for (Part part : parts) {
                byte[] still = Scene.encode(part.image(), "gif");
                int descriptor = 13 + (3 << (still[10] & 7) + 1);
                int palette = still[10] & 7;
                while (still[descriptor] == 0x21) {
                    descriptor += 2;
                    while (still[descriptor] != 0) {
                        descriptor += 1 + (still[descriptor] & 0xff);
                    }
                    descriptor++;
                }
                int disposal = switch (part.disposal) {
                    case KEEP -> 1;
                    case CLEAR -> 2;
                    case RESTORE -> 3;
                };
                out.writeBytes(new byte[] {0x21, (byte) 0xf9, 4, (byte) (disposal << 2), 10, 0, 0, 0});
                out.writeBytes(little(10)
                        .put((byte) 0x2c)
                        .putShort((short) part.left)
                        .putShort((short) 0)
                        .putShort((short) part.width)
                        .putShort((short) HEIGHT)
                        .put((byte) (0x80 | palette))
                        .array());
                out.write(still, 13, 3 << palette + 1);
                out.write(still, descriptor + 10, still.length - 1 - descriptor - 10);
            }
            out.write(0x3b);
            return out.toByteArray();
        }
    },
    WEBP {
        @Override
        public byte[] file(Part... parts) {
            List<byte[]> chunks = new ArrayList<>();
            chunks.add(Webps.animatedCanvas(WIDTH, HEIGHT));
            for (Part part : parts) {
                int grey = grey(part.letter);
                byte[] pixels =
                        Webps.lossless(Webps.plain(part.width, HEIGHT, 0xff000000 | grey << 16 | grey << 8 | grey));
                byte[] frame = Webps.frame(part.width, HEIGHT, pixels.length);
                frame[8] = (byte) (part.left / 2);
                frame[8 + 15] = (byte) (part.disposal == Disposal.CLEAR ? 1 : 0);
                chunks.add(frame);
                chunks.add(pixels);
            }
            return Webps.file(chunks.toArray(byte[][]::new));
        }
    },
    PNG {
        @Override
        public byte[] file(Part... parts) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] canvas = Scene.encode(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "png");
            out.write(canvas, 0, 33);
            out.writeBytes(Pngs.chunk(
                    "acTL",
                    ByteBuffer.allocate(8).putInt(parts.length).putInt(0).array()));
            int sequence = 0;
            for (Part part : parts) {
                out.writeBytes(Pngs.chunk(
                        "fcTL",
                        ByteBuffer.allocate(26)
                                .putInt(sequence++)
                                .putInt(part.width)
                                .putInt(HEIGHT)
                                .putInt(part.left)
                                .putInt(0)
                                .putInt(0)
                                .put((byte) part.disposal.ordinal())
                                .put((byte) 0)
                                .array()));
                byte[] data = Pngs.data(Scene.encode(part.image(), "png"));
                // The first frame may be in the chunks of the still picture only if it is as great as the canvas.
                if (sequence == 1 && part.width == WIDTH) {
                    out.writeBytes(Pngs.chunk("IDAT", data));
                } else {
                    out.writeBytes(Pngs.chunk(
                            "fdAT",
                            ByteBuffer.allocate(4 + data.length)
                                    .putInt(sequence++)
                                    .put(data)
                                    .array()));
                }
            }
            out.writeBytes(Pngs.chunk("IEND", new byte[0]));
            return out.toByteArray();
        }
    };

    public static final int WIDTH = 8;
    public static final int HEIGHT = 4;

    /** What becomes of a part when its time is over, in the order of the numbers that PNG has for them. */
    public enum Disposal {
        KEEP,
        CLEAR,
        RESTORE
    }

    /** A plain part over the whole height. */
    public record Part(int left, int width, char letter, Disposal disposal) {

        private BufferedImage image() {
            BufferedImage image = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < width; x++) {
                    image.setRGB(x, y, 0x010101 * grey(letter));
                }
            }
            return image;
        }
    }

    public abstract byte[] file(Part... parts);

    public static int grey(char letter) {
        return switch (letter) {
            case 'B' -> 0;
            case 'G' -> 0x66;
            case 'W' -> 255;
            default -> throw new IllegalArgumentException("No luminance: " + letter);
        };
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
