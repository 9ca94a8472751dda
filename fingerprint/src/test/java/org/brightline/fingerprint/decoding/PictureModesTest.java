package org.brightline.fingerprint.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import org.brightline.fingerprint.Jpegs;
import org.brightline.fingerprint.Pngs;
import org.brightline.fingerprint.Scene;
import org.brightline.fingerprint.Webps;
import org.brightline.fingerprint.picture.Orientation;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One picture, stored in every way a file can store it, looks the same, whatever decodes it. */
@ParameterizedClass
@EnumSource(Codecs.class)
class PictureModesTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private final PictureDecoder decoder;
    private final BufferedImage scene = Scene.grey(11, WIDTH, HEIGHT);

    PictureModesTest(Codecs codecs) {
        decoder = new PictureDecoder(PictureLimits.DEFAULT, codecs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void a_lossless_colour_file_gives_the_luminance_itself(String format) throws Exception {
        Picture picture = decoder.decode(Scene.encode(scene, format));

        assertThat(picture.format()).isEqualToIgnoringCase(format);
        assertThatIsTheScene(picture, 0.01f);
    }

    @Test
    void colour_is_weighted_as_the_published_method_weighs_it() throws Exception {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xff0000);
        image.setRGB(1, 0, 0x00ff00);
        image.setRGB(2, 0, 0x0000ff);

        Picture picture = decoder.decode(Scene.encode(image, "png"));

        assertThat(picture.luminance(0, 0)).isCloseTo(0.299f * 255, within(0.01f));
        assertThat(picture.luminance(1, 0)).isCloseTo(0.587f * 255, within(0.01f));
        assertThat(picture.luminance(2, 0)).isCloseTo(0.114f * 255, within(0.01f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "jpg"})
    void grey_is_not_brightened(String format) throws Exception {
        BufferedImage grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        eachPixel((x, y, value) -> grey.getRaster().setSample(x, y, 0, value));

        Picture picture = decoder.decode(Scene.encode(grey, format));

        if (format.equals("jpg")) {
            assertThatIsNear(picture);
        } else {
            assertThatIsTheScene(picture, 0.01f);
        }
    }

    @Test
    void sixteen_bits_are_scaled_to_the_same_range() throws Exception {
        BufferedImage grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
        eachPixel((x, y, value) -> grey.getRaster().setSample(x, y, 0, value * 257));
        assertThatIsTheScene(decoder.decode(Scene.encode(grey, "png")), 0.01f);

        BufferedImage colour = deep(false);
        eachPixel((x, y, value) ->
                colour.getRaster().setPixel(x, y, new int[] {value * 257, value * 257, value * 257}));
        assertThatIsTheScene(decoder.decode(Scene.encode(colour, "png")), 0.01f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp"})
    void a_palette_is_looked_up_and_not_hashed_as_numbers(String format) throws Exception {
        byte[] scrambled = new byte[256];
        for (int i = 0; i < 256; i++) {
            scrambled[i] = (byte) (i * 77);
        }
        IndexColorModel palette = new IndexColorModel(8, 256, scrambled, scrambled, scrambled);
        BufferedImage indexed = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, palette);
        int[] inverse = new int[256];
        for (int i = 0; i < 256; i++) {
            inverse[scrambled[i] & 0xff] = i;
        }
        eachPixel((x, y, value) -> indexed.getRaster().setSample(x, y, 0, inverse[value]));

        assertThatIsTheScene(decoder.decode(Scene.encode(indexed, format)), 0.01f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp"})
    void one_bit_is_black_and_white(String format) throws Exception {
        BufferedImage bits = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        BufferedImage bytes = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        eachPixel((x, y, value) -> {
            bits.getRaster().setSample(x, y, 0, value < 128 ? 0 : 1);
            bytes.setRGB(x, y, value < 128 ? 0x000000 : 0xffffff);
        });

        PdqHash ofBits = PdqHasher.hash(decoder.decode(Scene.encode(bits, format)));

        assertThat(ofBits).isEqualTo(PdqHasher.hash(decoder.decode(Scene.encode(bytes, "png"))));
        assertThat(ofBits.usable()).isTrue();
    }

    @Test
    void transparent_parts_are_white() throws Exception {
        BufferedImage alpha = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        eachPixel((x, y, value) -> alpha.setRGB(x, y, (255 - value) << 24));

        assertThatIsTheScene(decoder.decode(Scene.encode(alpha, "png")), 0.01f);
    }

    @Test
    void transparent_parts_of_grey_and_of_sixteen_bits_are_white() throws Exception {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 2, new Point());
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        BufferedImage grey = new BufferedImage(model, raster, false, null);
        BufferedImage deep = deep(true);
        eachPixel((x, y, value) -> {
            raster.setPixel(x, y, new int[] {0, 255 - value});
            deep.getRaster().setPixel(x, y, new int[] {0, 0, 0, (255 - value) * 257});
        });

        assertThatIsTheScene(decoder.decode(Scene.encode(grey, "png")), 0.01f);
        assertThatIsTheScene(decoder.decode(Scene.encode(deep, "png")), 0.01f);
    }

    @Test
    void one_transparent_colour_of_a_palette_is_white() throws Exception {
        BufferedImage cut = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        BufferedImage white = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        eachPixel((x, y, value) -> {
            cut.setRGB(x, y, value < 128 ? 0xff000000 : 0x00000000);
            white.setRGB(x, y, value < 128 ? 0x000000 : 0xffffff);
        });

        assertThat(PdqHasher.hash(decoder.decode(Scene.encode(cut, "gif"))))
                .isEqualTo(PdqHasher.hash(decoder.decode(Scene.encode(white, "png"))));
    }

    @Test
    void a_colour_or_a_grey_that_a_png_names_transparent_is_white() throws Exception {
        BufferedImage colour = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        colour.setRGB(1, 0, 0x808080);
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(1, 0, 0, 0x80);

        Picture ofColour = decoder.decode(Pngs.with("tRNS", new byte[6], Scene.encode(colour, "png")));
        Picture ofGrey = decoder.decode(Pngs.with("tRNS", new byte[2], Scene.encode(grey, "png")));

        for (Picture picture : List.of(ofColour, ofGrey)) {
            assertThat(picture.luminance(0, 0)).isCloseTo(255f, within(0.01f));
            assertThat(picture.luminance(1, 0)).isCloseTo(128f, within(0.01f));
        }
    }

    @Test
    void a_jpeg_is_near() throws Exception {
        assertThatIsNear(decoder.decode(Scene.encode(scene, "jpg")));
        assertThatIsNear(decoder.decode(Jpegs.progressive(scene)));
    }

    @Test
    void a_webp_is_read() throws Exception {
        Picture picture = decoder.decode(Webps.file(Webps.lossless(Webps.plain(30, 20, 0xff336699))));

        assertThat(picture).hasToString("WebP 30 × 20");
        assertThat(picture.luminance(29, 19)).isCloseTo(0.299f * 0x33 + 0.587f * 0x66 + 0.114f * 0x99, within(0.01f));
    }

    @Test
    void a_jpeg_of_printing_inks_is_near_and_not_inverted() throws Exception {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, new Point());
        // Such files store how little ink there is; black ink alone carries the grey.
        eachPixel((x, y, value) -> inks.setPixel(x, y, new int[] {255, 255, 255, value}));
        byte[] jpeg = Jpegs.write(new IIOImage(inks, null, null), null);

        assertThatIsNear(decoder.decode(Jpegs.with(Jpegs.adobe(0), jpeg)));
    }

    @Test
    void a_jpeg_of_printing_inks_stored_as_luminance_and_colour_is_near_and_not_inverted() throws Exception {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, new Point());
        // The colours are those of the ink, and such files store how little ink there is: dark is bright.
        eachPixel((x, y, value) -> inks.setPixel(x, y, new int[] {255 - value, 128, 128, 255}));
        byte[] jpeg = Jpegs.write(new IIOImage(inks, null, null), null);

        assertThatIsNear(decoder.decode(Jpegs.with(Jpegs.adobe(2), jpeg)));
    }

    @Test
    void a_colour_profile_is_not_looked_at() throws Exception {
        byte[] jpeg = Scene.encode(Scene.rgb(4, WIDTH, HEIGHT), "jpg");
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] profiled = Jpegs.with(Jpegs.segment(0xe2, "ICC_PROFILE\0\1\1", profile), jpeg);

        assertThat(PdqHasher.hash(decoder.decode(profiled))).isEqualTo(PdqHasher.hash(decoder.decode(jpeg)));
    }

    @Test
    void a_picture_with_transparent_parts_is_given_on_black_too() throws Exception {
        BufferedImage alpha = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        alpha.setRGB(0, 0, 0x40ffffff);
        alpha.setRGB(1, 0, 0xff808080);

        Picture picture = decoder.decode(Scene.encode(alpha, "png"));

        assertThat(picture.luminance(0, 0)).isCloseTo(255, within(0.01f));
        Picture black = picture.onBlack().orElseThrow();
        assertThat(black.luminance(0, 0)).isCloseTo(64, within(0.01f));
        assertThat(black.luminance(1, 0)).isCloseTo(128, within(0.01f));
    }

    @Test
    void a_white_drawing_on_nothing_is_plain_on_white_and_has_a_hash_on_black() throws Exception {
        BufferedImage drawing = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        BufferedImage printed = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        eachPixel((x, y, value) -> {
            drawing.setRGB(x, y, value < 128 ? 0x00000000 : 0xffffffff);
            printed.setRGB(x, y, value < 128 ? 0x000000 : 0xffffff);
        });

        List<PdqHash> hashes = PdqHasher.hashes(decoder.decode(Scene.encode(drawing, "png")));

        assertThat(hashes).hasSize(2);
        assertThat(hashes.get(0).usable()).isFalse();
        assertThat(hashes.get(1)).isEqualTo(PdqHasher.hash(decoder.decode(Scene.encode(printed, "png"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpg"})
    void an_opaque_picture_has_one_hash(String format) throws Exception {
        Picture picture = decoder.decode(Scene.encode(scene, format));

        assertThat(picture.onBlack()).isEmpty();
        assertThat(PdqHasher.hashes(picture)).containsExactly(PdqHasher.hash(picture));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 4000", "4000, 1", "5, 5", "6, 3000", "3000, 7"})
    void tiny_and_extreme_pictures_are_no_error(int width, int height) throws Exception {
        for (String format : List.of("png", "jpg", "gif", "bmp")) {
            Picture picture = decoder.decode(Scene.encode(Scene.rgb(1, width, height), format));

            assertThat(picture.width()).isEqualTo(width);
            assertThat(picture.height()).isEqualTo(height);
            assertThat(PdqHasher.hash(picture).quality()).isBetween(0, 100);
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void a_picture_is_turned_as_its_camera_says(Orientation orientation) throws Exception {
        int exif = orientation.ordinal() + 1;
        BufferedImage stored = stored(orientation);

        Picture png = decoder.decode(Pngs.with("eXIf", Jpegs.tiff(exif), Scene.encode(stored, "png")));
        Picture jpeg = decoder.decode(Jpegs.with(Jpegs.exif(exif), Scene.encode(stored, "jpg")));

        assertThatIsTheScene(png, 0.01f);
        assertThatIsNear(jpeg);
    }

    @Test
    void a_small_first_frame_lies_at_its_place_on_the_screen_of_a_gif() throws Exception {
        BufferedImage black = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_BINARY);
        byte[] gif = Scene.encode(black, "gif");
        gif[6] = 10;
        gif[8] = 6;
        int frame = indexOf(gif, (byte) 0x2c);
        gif[frame + 1] = 3;
        gif[frame + 3] = 1;

        Picture picture = decoder.decode(gif);

        assertThat(picture.width()).isEqualTo(10);
        assertThat(picture.height()).isEqualTo(6);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 10; x++) {
                boolean inFrame = x >= 3 && x < 7 && y >= 1 && y < 3;
                assertThat(picture.luminance(x, y)).isEqualTo(inFrame ? 0f : 255f);
            }
        }
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        // After the header, the screen and its palette of two colours.
        for (int i = 13 + 6; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new AssertionError("No frame in " + Arrays.toString(bytes));
    }

    /** The scene as a camera held in this way stores it: the inverse of what a viewer must do. */
    private BufferedImage stored(Orientation orientation) {
        boolean swapped = orientation.swapped();
        BufferedImage stored =
                new BufferedImage(swapped ? HEIGHT : WIDTH, swapped ? WIDTH : HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int right = WIDTH - 1 - x;
                int bottom = HEIGHT - 1 - y;
                int rgb = scene.getRGB(x, y);
                switch (orientation) {
                    case UPRIGHT -> stored.setRGB(x, y, rgb);
                    case MIRRORED -> stored.setRGB(right, y, rgb);
                    case HALF_TURN -> stored.setRGB(right, bottom, rgb);
                    case FLIPPED -> stored.setRGB(x, bottom, rgb);
                    case TRANSPOSED -> stored.setRGB(y, x, rgb);
                    case QUARTER_TURN -> stored.setRGB(y, right, rgb);
                    case TRANSVERSED -> stored.setRGB(bottom, right, rgb);
                    case THREE_QUARTER_TURN -> stored.setRGB(bottom, x, rgb);
                }
            }
        }
        return stored;
    }

    private static BufferedImage deep(boolean alpha) {
        int bands = alpha ? 4 : 3;
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT);
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, WIDTH, HEIGHT, bands, new Point());
        return new BufferedImage(model, raster, false, null);
    }

    private interface Pixel {
        void at(int x, int y, int value);
    }

    private void eachPixel(Pixel pixel) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                pixel.at(x, y, scene.getRGB(x, y) & 0xff);
            }
        }
    }

    private void assertThatIsTheScene(Picture picture, float tolerance) {
        assertThat(picture.width()).isEqualTo(WIDTH);
        assertThat(picture.height()).isEqualTo(HEIGHT);
        eachPixel((x, y, value) -> {
            if (Math.abs(picture.luminance(x, y) - value) > tolerance) {
                throw new AssertionError(
                        "At " + x + ", " + y + " the luminance is " + picture.luminance(x, y) + " and not " + value);
            }
        });
    }

    private void assertThatIsNear(Picture picture) throws PictureException {
        PdqHash expected = PdqHasher.hash(decoder.decode(Scene.encode(scene, "png")));
        PdqHash found = PdqHasher.hash(picture);
        assertThat(expected.usable()).isTrue();
        assertThat(found.hash().distance(expected.hash())).isLessThanOrEqualTo(6);
    }
}
