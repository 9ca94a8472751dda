package org.brightline.fingerprint.decoding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.brightline.fingerprint.Jpegs;
import org.brightline.fingerprint.Pngs;
import org.brightline.fingerprint.Samples;
import org.brightline.fingerprint.Scene;
import org.brightline.fingerprint.Webps;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureException.Kind;
import org.brightline.fingerprint.picture.PictureLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not decoded, and what the refusal says, whatever decodes. */
@ParameterizedClass
@EnumSource(Codecs.class)
class PictureRefusalTest {

    private final PictureDecoder decoder;
    private final Codecs codecs;
    private final BufferedImage scene = Scene.rgb(5, 200, 150);

    PictureRefusalTest(Codecs codecs) {
        this.codecs = codecs;
        this.decoder = new PictureDecoder(PictureLimits.DEFAULT, codecs);
    }

    @Test
    void other_bytes_are_no_picture() {
        for (String text : new String[] {"", "B", "Hello", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7"}) {
            PictureException refusal = refusal(decoder, text.getBytes(US_ASCII));

            assertThat(refusal.kind()).isEqualTo(Kind.NOT_A_PICTURE);
            assertThat(refusal).hasMessage("The file is not a picture that is read here: JPEG, PNG, GIF, WebP or BMP.");
        }
    }

    @ParameterizedTest
    @EnumSource(Samples.class)
    void a_picture_cut_anywhere_is_refused_and_never_filled_with_grey(Samples sample) throws Exception {
        byte[] whole = sample.bytes();
        assertThat(decoder.decode(whole).width()).isEqualTo(Samples.WIDTH);

        // Without its end marker a JPEG is whole, so that its data are cut.
        int last = sample.name().endsWith("JPEG") ? 3 : 1;
        for (int length = whole.length - last; length > 16; length -= 1 + length / 40) {
            PictureException refusal = refusal(decoder, Arrays.copyOf(whole, length));

            assertThat(refusal.kind())
                    .as("cut to %s of %s bytes", length, whole.length)
                    .isEqualTo(Kind.TRUNCATED);
            assertThat(refusal).hasMessageContaining("is cut short");
        }
    }

    @Test
    void a_jpeg_with_its_middle_missing_is_refused_though_it_has_an_end() {
        byte[] whole = Scene.encode(scene, "jpg");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, whole.length / 2);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});

        assertThat(refusal(decoder, out.toByteArray()).kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void a_header_that_claims_60000_by_60000_pixels_is_refused_before_anything_is_allocated() {
        byte[] bomb = Pngs.claiming(60_000, 60_000, Scene.encode(scene, "png"));

        PictureException refusal = refusal(decoder, bomb);

        assertThat(refusal.kind()).isEqualTo(Kind.TOO_MANY_PIXELS);
        assertThat(refusal).hasMessage("The picture claims 3600000000 pixels; at most 50000000 are decoded.");
    }

    @Test
    void a_webp_whose_frame_is_greater_than_its_canvas_is_refused() {
        byte[] bomb = Webps.file(Webps.canvas(10, 10), Webps.lossless(Webps.claim(16_384, 16_384)));

        assertThat(refusal(decoder, bomb).kind()).isEqualTo(Kind.TOO_MANY_PIXELS);
    }

    @Test
    void a_webp_whose_frames_are_nested_without_end_is_refused() {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            frames.writeBytes(Webps.frame(1, 1, (100_000 - i - 1) * 24));
        }
        byte[] bomb = Webps.file(Webps.canvas(10, 10), frames.toByteArray());

        assertThat(refusal(decoder, bomb).kind()).isEqualTo(Kind.DAMAGED);
    }

    @Test
    void a_webp_whose_animation_frame_claims_too_much_is_refused() {
        byte[] small = Webps.lossless(Webps.plain(10, 10, 0));
        byte[] bomb = Webps.file(Webps.animatedCanvas(10, 10), Webps.frame(16_384, 16_384, small.length), small);

        assertThat(refusal(decoder, bomb).kind()).isEqualTo(Kind.TOO_MANY_PIXELS);
    }

    @Test
    void a_gif_whose_screen_is_too_great_for_its_small_frame_is_refused() {
        byte[] gif = Scene.encode(scene, "gif");
        Arrays.fill(gif, 6, 10, (byte) 0xff);

        assertThat(refusal(decoder, gif).kind()).isEqualTo(Kind.TOO_MANY_PIXELS);
    }

    @Test
    void more_bytes_than_the_limit_are_refused() {
        byte[] png = Scene.encode(scene, "png");
        PictureDecoder narrow =
                new PictureDecoder(new PictureLimits(png.length - 1, 1_000_000, Duration.ofSeconds(1), 500), codecs);

        PictureException refusal = refusal(narrow, png);

        assertThat(refusal.kind()).isEqualTo(Kind.TOO_MANY_BYTES);
        assertThat(refusal)
                .hasMessage("The picture has " + png.length + " bytes; at most " + (png.length - 1) + " are read.");
    }

    @Test
    void as_many_bytes_and_pixels_as_the_limit_are_read() throws Exception {
        byte[] png = Scene.encode(scene, "png");
        PictureDecoder exact =
                new PictureDecoder(new PictureLimits(png.length, 200 * 150, Duration.ofSeconds(60), 500), codecs);

        assertThat(exact.decode(png)).hasToString("PNG 200 × 150");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void decoding_stops_when_its_time_is_over(String format) {
        AtomicLong clock = new AtomicLong();
        PictureDecoder slow = new PictureDecoder(
                new PictureLimits(1_000_000, 1_000_000, Duration.ofMillis(1), 500),
                Codecs.JAVA,
                () -> clock.addAndGet(600_000));

        PictureException refusal = refusal(slow, Scene.encode(scene, format));

        assertThat(refusal.kind()).isEqualTo(Kind.TOO_SLOW);
        assertThat(refusal).hasMessage("Decoding the picture took longer than 1 ms.");
    }

    @Test
    void a_jpeg_that_goes_over_its_pixels_too_often_is_refused() {
        byte[] whole = Jpegs.progressive(scene);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, whole.length - 2);
        for (int i = 0; i < 30_000; i++) {
            out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0});
        }
        out.write(whole, whole.length - 2, 2);

        assertThat(refusal(decoder, out.toByteArray()).kind()).isEqualTo(Kind.TOO_SLOW);
    }

    @Test
    void a_bmp_that_wraps_another_format_is_refused() {
        byte[] bmp = Scene.encode(scene, "bmp");
        bmp[30] = 5;

        PictureException refusal = refusal(decoder, bmp);

        assertThat(refusal.kind()).isEqualTo(Kind.DAMAGED);
        assertThat(refusal)
                .hasMessage("The BMP picture cannot be decoded: it is compressed in a way that is not read here.");
    }

    @Test
    void a_run_length_bmp_that_is_cut_short_is_refused() {
        BufferedImage grey = new BufferedImage(200, 150, BufferedImage.TYPE_BYTE_GRAY);
        grey.getGraphics().drawImage(scene, 0, 0, null);
        byte[] bmp = Scene.runLengthBmp(grey);

        assertThat(catchThrowableOfType(PictureException.class, () -> decoder.decode(bmp)))
                .isNull();
        for (int length = bmp.length - 3; length > 1200; length -= 499) {
            byte[] cut = Arrays.copyOf(bmp, length);
            assertThat(refusal(decoder, cut).kind())
                    .as("cut to %s of %s bytes", length, bmp.length)
                    .isEqualTo(Kind.TRUNCATED);
        }
    }

    @Test
    void a_file_that_holds_no_picture_data_is_damaged() {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};
        byte[] png = Scene.encode(scene, "png");
        byte[] header = Arrays.copyOf(png, 33);
        byte[] empty = Arrays.copyOf(header, 33 + 12);
        System.arraycopy(Pngs.chunk("IEND", new byte[0]), 0, empty, 33, 12);

        assertThat(refusal(decoder, jpeg).kind()).isEqualTo(Kind.DAMAGED);
        assertThat(refusal(decoder, empty).kind()).isEqualTo(Kind.DAMAGED);
        assertThat(refusal(decoder, Webps.file(Webps.canvas(10, 10))).kind()).isEqualTo(Kind.DAMAGED);
    }

    @Test
    void a_png_with_broken_data_is_damaged() {
        byte[] png = Scene.encode(scene, "png");
        Arrays.fill(png, 60, 400, (byte) 0x5a);

        assertThat(refusal(decoder, png).kind()).isEqualTo(Kind.DAMAGED);
    }

    @Test
    void limits_that_let_nothing_through_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PictureLimits(0, 1, Duration.ofSeconds(1), 500))
                .withMessage("The limit of bytes must be at least 1, not 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PictureLimits(1, 0, Duration.ofSeconds(1), 500))
                .withMessage("The limit of pixels must be at least 1, not 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PictureLimits(1, 1, Duration.ZERO, 500))
                .withMessage("The limit of time must be longer than nothing, not PT0S.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PictureLimits(1, 1, Duration.ofSeconds(1), 0))
                .withMessage("The limit of frames must be at least 1, not 0.");
    }

    private static PictureException refusal(PictureDecoder decoder, byte[] bytes) {
        PictureException refusal = catchThrowableOfType(PictureException.class, () -> decoder.decode(bytes));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }
}
