package org.brightline.fingerprint.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Scene;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.junit.jupiter.api.Test;

class PdqHasherTest {

    private final PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);

    @Test
    void a_smaller_copy_is_near() throws Exception {
        BufferedImage original = Scene.rgb(7, 800, 600);
        BufferedImage copy = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = copy.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(original, 0, 0, 200, 150, null);
        canvas.dispose();

        assertThat(hash(original).hash().distance(hash(copy).hash())).isLessThanOrEqualTo(31);
    }

    @Test
    void another_picture_is_far() throws Exception {
        assertThat(hash(Scene.rgb(1, 400, 300))
                        .hash()
                        .distance(hash(Scene.rgb(2, 400, 300)).hash()))
                .isGreaterThan(80);
    }

    @Test
    void half_of_the_bits_are_set_in_a_picture_with_structure() throws Exception {
        PdqHash hash = hash(Scene.rgb(3, 300, 400));

        assertThat(hash.hash().distance(new Pdq(0, 0, 0, 0))).isEqualTo(128);
        assertThat(hash.usable()).isTrue();
    }

    @Test
    void a_plain_picture_has_no_quality_and_is_no_error() throws Exception {
        PdqHash hash = hash(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB));

        assertThat(hash.quality()).isZero();
        assertThat(hash.usable()).isFalse();
    }

    @Test
    void a_picture_of_fewer_than_five_pixels_a_side_has_no_quality() throws Exception {
        assertThat(hash(Scene.rgb(1, 4, 300)).quality()).isZero();
        assertThat(hash(Scene.rgb(1, 300, 4)).quality()).isZero();
        assertThat(hash(Scene.rgb(1, 1, 1)).quality()).isZero();
    }

    @Test
    void fifty_is_the_least_usable_quality() {
        Pdq any = new Pdq(1, 2, 3, 4);

        assertThat(new PdqHash(any, 50).usable()).isTrue();
        assertThat(new PdqHash(any, 49).usable()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PdqHash(any, 101))
                .withMessage("The quality of a PDQ hash is from 0 to 100, not 101.");
    }

    /** The filter's weights against the two passes of sliding means that they stand for, done one after the other. */
    @Property(tries = 200)
    void the_tent_filter_equals_two_passes_of_a_sliding_mean(@ForAll @IntRange(min = 1, max = 3000) int length) {
        TentFilter filter = new TentFilter(length, 1);
        double[] line = new double[length];
        for (int i = 0; i < length; i++) {
            line[i] = (i * 7919L) % 256;
        }
        double[] twice = slidingMean(slidingMean(line));

        for (int kept = 0; kept < TentFilter.KEPT; kept++) {
            float[] weights = filter.weights(kept);
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * line[filter.first(kept) + i];
            }
            int place = (int) ((kept + 0.5) * length / TentFilter.KEPT);
            assertThat(sum).isCloseTo(twice[place], within(1e-3));
        }
    }

    @Example
    void the_weights_of_a_very_long_line_add_up_to_one() {
        TentFilter filter = new TentFilter(10_000_000, 1);
        double sum = 0;
        for (float weight : filter.weights(31)) {
            sum += weight;
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
    }

    private static double[] slidingMean(double[] line) {
        int window = (line.length + 127) / 128;
        int right = (window + 2) / 2 - 1;
        int left = window - 1 - right;
        double[] means = new double[line.length];
        for (int i = 0; i < line.length; i++) {
            int count = 0;
            for (int j = Math.max(0, i - left); j <= Math.min(line.length - 1, i + right); j++) {
                means[i] += line[j];
                count++;
            }
            means[i] /= count;
        }
        return means;
    }

    private PdqHash hash(BufferedImage image) throws PictureException {
        return PdqHasher.hash(decoder.decode(Scene.encode(image, "png")));
    }
}
