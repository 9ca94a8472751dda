package org.brightline.fingerprint.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.brightline.fingerprint.Jpegs;
import org.brightline.fingerprint.Scene;
import org.brightline.fingerprint.picture.Extent;
import org.brightline.fingerprint.picture.FrameCount;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureException.Kind;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.fingerprint.picture.PictureLook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG files that lose their end, whatever decodes: nobody gets past a comparison by that. */
@ParameterizedClass
@EnumSource(Codecs.class)
class CutJpegTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int END_MARKER = 2;

    private final PictureDecoder decoder;
    private final byte[] baseline = Scene.encode(Scene.rgb(21, WIDTH, HEIGHT), "jpg");
    private final byte[] progressive = Jpegs.progressive(Scene.rgb(21, WIDTH, HEIGHT));

    CutJpegTest(Codecs codecs) {
        this.decoder = new PictureDecoder(PictureLimits.DEFAULT, codecs);
    }

    @Test
    void a_file_without_its_end_marker_is_the_whole_picture() throws Exception {
        for (byte[] whole : List.of(baseline, progressive)) {
            assertThatIsTheWhole(without(END_MARKER, whole), whole);
            assertThatIsTheWhole(without(1, whole), whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "00ff", "ffff", "6e6f7468696e67", "ffd0", "ffe1", "ffe17fff4578", "ffda"})
    void rubbish_after_the_end_or_in_its_place_does_not_count(String rubbish) throws Exception {
        for (byte[] whole : List.of(baseline, progressive)) {
            assertThatIsTheWhole(with(rubbish, whole), whole);
            assertThatIsTheWhole(with(rubbish, without(END_MARKER, whole)), whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffd8", "ff02", "ffc000040000", "ffc000040000ffd9"})
    void a_picture_of_one_scan_is_over_with_it_whatever_follows(String rubbish) throws Exception {
        assertThatIsTheWhole(with(rubbish, without(END_MARKER, baseline)), baseline);
    }

    @Test
    void a_file_that_is_cut_short_is_looked_at_as_far_as_it_goes_and_said_not_to_be_whole() throws Exception {
        Picture whole = decoder.decode(baseline);
        byte[] half = Arrays.copyOf(baseline, baseline.length / 2);

        Picture shown = onlyFrame(half, Extent.CUT_SHORT);

        assertThat(shown.width()).isEqualTo(WIDTH);
        assertThat(shown.height()).isEqualTo(HEIGHT);
        for (int x = 0; x < WIDTH; x++) {
            assertThat(shown.luminance(x, HEIGHT / 4)).isEqualTo(whole.luminance(x, HEIGHT / 4));
            assertThat(shown.luminance(x, HEIGHT - 1)).isCloseTo(128, within(1f));
        }
        assertThatIsRefused(half);
    }

    @Test
    void a_file_with_its_middle_missing_is_not_whole_though_it_has_an_end() throws Exception {
        byte[] half = with("ffd9", Arrays.copyOf(baseline, baseline.length / 2));

        onlyFrame(half, Extent.CUT_SHORT);
        assertThatIsRefused(half);
    }

    @Test
    void a_progressive_file_shows_all_of_the_picture_after_its_first_scan() throws Exception {
        byte[] most = Arrays.copyOf(progressive, progressive.length * 3 / 4);

        Picture shown = onlyFrame(most, Extent.CUT_SHORT);

        assertThat(distance(shown, decoder.decode(progressive))).isLessThanOrEqualTo(16);
        assertThatIsRefused(most);
    }

    @Test
    void a_progressive_file_that_ends_between_two_scans_is_not_whole() throws Exception {
        List<Integer> scans = scans(progressive);
        assertThat(scans).hasSizeGreaterThan(3);
        for (int scan : scans.subList(1, scans.size())) {
            byte[] cut = Arrays.copyOf(progressive, scan);

            onlyFrame(cut, Extent.CUT_SHORT);
            assertThatIsRefused(cut);
        }
    }

    @Test
    void a_file_that_ends_where_it_would_restart_is_cut_short_and_not_broken() throws Exception {
        byte[] restarting = Jpegs.restarting(Scene.rgb(21, WIDTH, HEIGHT), WIDTH / 16);
        assertThatIsTheWhole(without(END_MARKER, restarting), restarting);
        int restart = places(0xd7, restarting).getFirst();

        onlyFrame(Arrays.copyOf(restarting, restart), Extent.CUT_SHORT);
        onlyFrame(Arrays.copyOf(restarting, restart + 40), Extent.CUT_SHORT);
    }

    @Test
    void a_file_of_which_too_little_is_there_is_refused() {
        byte[] tenth = Arrays.copyOf(baseline, scans(baseline).getFirst() + (baseline.length / 10));
        byte[] firstScan = Arrays.copyOf(
                progressive, (scans(progressive).get(0) + scans(progressive).get(1)) / 2);
        byte[] header = Arrays.copyOf(baseline, scans(baseline).getFirst());

        for (byte[] cut : List.of(tenth, firstScan, header)) {
            PictureException refusal =
                    catchThrowableOfType(PictureException.class, () -> decoder.decodeFrames(cut, frame -> {}));
            assertThat(refusal.kind()).isEqualTo(Kind.TRUNCATED);
        }
    }

    @Test
    void a_viewer_says_that_it_did_not_see_all() throws Exception {
        PictureLook look = PictureViewer.inProcess(decoder).look(Arrays.copyOf(baseline, baseline.length / 2));

        assertThat(look.extent()).isEqualTo(Extent.CUT_SHORT);
        assertThat(look.incomplete()).contains("It is cut short: it ends before it is complete.");
    }

    private void assertThatIsTheWhole(byte[] file, byte[] whole) throws PictureException {
        assertThat(PdqHasher.hash(decoder.decode(file))).isEqualTo(PdqHasher.hash(decoder.decode(whole)));
        // Where its end is not clean the file is screened at its full size, some bits from the usual.
        assertThat(distance(decoder.screen(file), decoder.screen(whole))).isLessThanOrEqualTo(16);
        assertThat(distance(onlyFrame(file, Extent.WHOLE), decoder.decode(whole)))
                .isZero();
    }

    private void assertThatIsRefused(byte[] cut) {
        for (PictureException refusal : List.of(
                catchThrowableOfType(PictureException.class, () -> decoder.decode(cut)),
                catchThrowableOfType(PictureException.class, () -> decoder.screen(cut)))) {
            assertThat(refusal.kind()).isEqualTo(Kind.TRUNCATED);
        }
    }

    private Picture onlyFrame(byte[] file, Extent extent) throws PictureException {
        List<Picture> pictures = new ArrayList<>();
        assertThat(decoder.decodeFrames(file, frame -> pictures.add(frame.picture())))
                .isEqualTo(new FrameCount(1, 1, extent));
        return pictures.getFirst();
    }

    private static int distance(Picture one, Picture other) {
        return PdqHasher.hash(one).hash().distance(PdqHasher.hash(other).hash());
    }

    private static byte[] without(int bytes, byte[] file) {
        return Arrays.copyOf(file, file.length - bytes);
    }

    private static byte[] with(String rubbish, byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(file);
        out.writeBytes(HexFormat.of().parseHex(rubbish));
        return out.toByteArray();
    }

    private static List<Integer> scans(byte[] jpeg) {
        return places(0xda, jpeg);
    }

    /** Where such markers stand. */
    private static List<Integer> places(int marker, byte[] jpeg) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at + 1 < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) marker) {
                places.add(at);
            }
        }
        return places;
    }
}
