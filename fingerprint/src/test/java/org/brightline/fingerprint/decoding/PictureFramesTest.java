package org.brightline.fingerprint.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.brightline.fingerprint.Animations;
import org.brightline.fingerprint.Animations.Disposal;
import org.brightline.fingerprint.Scene;
import org.brightline.fingerprint.picture.Extent;
import org.brightline.fingerprint.picture.FrameCount;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureException.Kind;
import org.brightline.fingerprint.picture.PictureLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Animations of a canvas of 8 × 4 pixels. All formats are told to do the same and must show the same; a frame is written as
 * the luminances of a row: B black, G grey, W white, ? transparent (white on white, black on black).
 */
@ParameterizedClass
@EnumSource(Animations.class)
class PictureFramesTest {

    private final Animations format;
    private final PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);

    PictureFramesTest(Animations format) {
        this.format = format;
    }

    @Test
    void a_frame_is_laid_over_those_before_it() throws Exception {
        byte[] file = format.file(
                new Animations.Part(0, 8, 'B', Disposal.KEEP),
                new Animations.Part(2, 2, 'G', Disposal.KEEP),
                new Animations.Part(6, 2, 'W', Disposal.KEEP));

        assertThat(frames(file)).containsExactly("BBBBBBBB", "BBGGBBBB", "BBGGBBWW");
    }

    @Test
    void a_frame_can_leave_its_place_empty() throws Exception {
        byte[] file = format.file(
                new Animations.Part(0, 8, 'B', Disposal.KEEP),
                new Animations.Part(2, 2, 'G', Disposal.CLEAR),
                new Animations.Part(6, 2, 'G', Disposal.KEEP));

        assertThat(frames(file)).containsExactly("BBBBBBBB", "BBGGBBBB", "BB??BBGG");
    }

    @Test
    void a_frame_can_leave_what_was_there_before() throws Exception {
        Disposal restore = format == Animations.WEBP ? Disposal.KEEP : Disposal.RESTORE;
        byte[] file = format.file(
                new Animations.Part(0, 8, 'B', Disposal.KEEP),
                new Animations.Part(2, 2, 'G', restore),
                new Animations.Part(6, 2, 'G', Disposal.KEEP));

        // WebP has no such disposal.
        String last = format == Animations.WEBP ? "BBGGBBGG" : "BBBBBBGG";
        assertThat(frames(file)).containsExactly("BBBBBBBB", "BBGGBBBB", last);
    }

    @Test
    void what_a_first_frame_does_not_cover_is_transparent() throws Exception {
        byte[] file = format.file(new Animations.Part(2, 2, 'G', Disposal.KEEP));

        assertThat(frames(file)).containsExactly("??GG????");
        assertThat(row(decoder.decode(file))).isEqualTo("??GG????");
    }

    @Test
    void a_frame_that_shows_nothing_new_is_passed_over() throws Exception {
        byte[] file = format.file(
                new Animations.Part(0, 8, 'B', Disposal.KEEP),
                new Animations.Part(0, 8, 'G', Disposal.KEEP),
                new Animations.Part(0, 8, 'B', Disposal.KEEP),
                new Animations.Part(2, 4, 'B', Disposal.KEEP),
                new Animations.Part(0, 2, 'W', Disposal.KEEP));
        List<Integer> indexes = new ArrayList<>();

        FrameCount count = decoder.decodeFrames(file, frame -> indexes.add(frame.index()));

        assertThat(indexes).containsExactly(0, 1, 4);
        assertThat(count).isEqualTo(new FrameCount(5, 3, Extent.WHOLE));
    }

    @Test
    void the_limit_of_frames_is_said() throws Exception {
        byte[] file = format.file(
                new Animations.Part(0, 8, 'B', Disposal.KEEP),
                new Animations.Part(0, 8, 'G', Disposal.KEEP),
                new Animations.Part(0, 8, 'W', Disposal.KEEP));

        assertThat(limited(2).decodeFrames(file, frame -> {})).isEqualTo(new FrameCount(2, 2, Extent.NOT_ALL_FRAMES));
        assertThat(limited(3).decodeFrames(file, frame -> {})).isEqualTo(new FrameCount(3, 3, Extent.WHOLE));
    }

    @Test
    void the_end_of_the_time_between_two_frames_is_said() throws Exception {
        byte[] file = format.file(
                new Animations.Part(0, 8, 'B', Disposal.KEEP), new Animations.Part(0, 8, 'G', Disposal.KEEP));
        AtomicLong clock = new AtomicLong();
        PictureDecoder timed = new PictureDecoder(PictureLimits.DEFAULT, Codecs.INSTALLED, clock::get);

        FrameCount count = timed.decodeFrames(file, frame -> clock.addAndGet(60_000_000_000L));

        assertThat(count).isEqualTo(new FrameCount(1, 1, Extent.NOT_ALL_FRAMES));
    }

    @Test
    void a_canvas_of_too_many_pixels_is_refused() {
        byte[] file = format.file(new Animations.Part(0, 8, 'B', Disposal.KEEP));
        PictureDecoder narrow = new PictureDecoder(new PictureLimits(100_000, 31, Duration.ofSeconds(10), 5));

        PictureException refusal =
                catchThrowableOfType(PictureException.class, () -> narrow.decodeFrames(file, frame -> {}));

        assertThat(refusal.kind()).isEqualTo(Kind.TOO_MANY_PIXELS);
    }

    @Test
    void an_animation_that_is_cut_short_is_refused_after_its_whole_frames() {
        byte[] whole = format.file(
                new Animations.Part(0, 8, 'B', Disposal.KEEP), new Animations.Part(0, 8, 'G', Disposal.KEEP));
        List<String> rows = new ArrayList<>();

        PictureException refusal = catchThrowableOfType(
                PictureException.class,
                () -> decoder.decodeFrames(
                        Arrays.copyOf(whole, whole.length - 4), frame -> rows.add(row(frame.picture()))));

        assertThat(refusal.kind()).isEqualTo(Kind.TRUNCATED);
        // The other two say at their beginning how long they are, or must be walked to their end.
        assertThat(rows).isEqualTo(format == Animations.GIF ? List.of("BBBBBBBB") : List.of());
    }

    private static PictureDecoder limited(int frames) {
        return new PictureDecoder(new PictureLimits(100_000, 1000, Duration.ofSeconds(60), frames));
    }

    private List<String> frames(byte[] file) throws PictureException {
        List<String> rows = new ArrayList<>();
        FrameCount count = decoder.decodeFrames(file, frame -> rows.add(row(frame.picture())));
        assertThat(count).isEqualTo(new FrameCount(rows.size(), rows.size(), Extent.WHOLE));
        return rows;
    }

    private static String row(Picture picture) {
        assertThat(picture.width()).isEqualTo(Animations.WIDTH);
        assertThat(picture.height()).isEqualTo(Animations.HEIGHT);
        StringBuilder row = new StringBuilder();
        for (int x = 0; x < Animations.WIDTH; x++) {
            float white = picture.luminance(x, 2);
            float black = picture.onBlack().orElse(picture).luminance(x, 2);
            row.append(white > black ? '?' : letter(white));
        }
        return row.toString();
    }

    private static char letter(float luminance) {
        for (char letter : new char[] {'B', 'G', 'W'}) {
            if (Math.abs(Animations.grey(letter) - luminance) < 0.01f) {
                return letter;
            }
        }
        throw new AssertionError("No luminance of this test: " + luminance);
    }

    @Test
    void a_still_picture_has_one_frame() throws Exception {
        byte[] png = Scene.encode(Scene.rgb(1, 30, 20), "png");
        ByteArrayOutputStream seen = new ByteArrayOutputStream();

        FrameCount count = decoder.decodeFrames(png, frame -> seen.write(frame.index()));

        assertThat(count).isEqualTo(new FrameCount(1, 1, Extent.WHOLE));
        assertThat(seen.toByteArray()).containsExactly(0);
        assertThat(decoder.decode(png).luminance(3, 3))
                .isCloseTo(decoder.screen(png).luminance(3, 3), within(0f));
    }
}
