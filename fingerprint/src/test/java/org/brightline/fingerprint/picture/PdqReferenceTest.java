package org.brightline.fingerprint.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.brightline.fingerprint.Datasets;
import org.brightline.fingerprint.Jpegs;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.decoding.Codecs;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our hashes against those that the reference implementations of PDQ give for the same files. */
class PdqReferenceTest {

    private static final PictureDecoder DECODER = new PictureDecoder(PictureLimits.DEFAULT);

    record Vector(Path file, Pdq fullResolution, int quality, Pdq shrunkFirst) {
        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    static Stream<Vector> vectors() throws IOException {
        Path folder = Datasets.folder("pdq-reference");
        List<String> lines = Files.readAllLines(folder.resolve("expected.csv"));
        return lines.stream().skip(1).map(line -> {
            String[] cells = line.split(",", -1);
            return new Vector(
                    folder.resolve(cells[0]), Pdq.parse(cells[1]), Integer.parseInt(cells[2]), Pdq.parse(cells[3]));
        });
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_hash_is_that_of_the_reference_at_full_resolution(Vector vector) throws Exception {
        PdqHash hash = PdqHasher.hash(DECODER.decode(Files.readAllBytes(vector.file)));

        assertThat(hash.hash()).isEqualTo(vector.fullResolution);
        assertThat(hash.quality()).isEqualTo(vector.quality);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_hash_is_within_ten_bits_of_a_reference_that_shrinks_the_picture_first(Vector vector) throws Exception {
        PdqHash hash = PdqHasher.hash(DECODER.decode(Files.readAllBytes(vector.file)));

        assertThat(hash.hash().distance(vector.shrunkFirst)).isLessThanOrEqualTo(10);
    }

    /**
     * The eight turned and mirrored forms of the first reference picture, from a reference that first takes the nearest of
     * 512 × 512 places. Of each the first 32 and the last 16 bits are known.
     */
    @ParameterizedTest
    @CsvSource({
        "ORIGINAL, d8f8f0ce, 9b22",
        "ROTATED_90, f0a10efd, e58f",
        "ROTATED_180, adad5a64, 3188",
        "ROTATED_270, a5f0b457, 4f05",
        "FLIPPED_X, d8f80f31, 64dd",
        "FLIPPED_Y, 8dada499, ce77",
        "TRANSPOSED, f0a1e102, 1a50",
        "TRANSVERSED, a5f44ba8, b0fa"
    })
    void all_eight_turns_from_one_transform_are_those_of_the_reference(Turn turn, String first, String last)
            throws Exception {
        Path file = Datasets.folder("pdq-reference").resolve("aaa-orig.jpg");
        Picture shrunk = shrunk(DECODER.decode(Files.readAllBytes(file)));

        String text = Objects.requireNonNull(PdqHasher.turned(shrunk).get(turn))
                .hash()
                .text();

        assertThat(text).startsWith(first).endsWith(last);
    }

    /** The nearest of 512 × 512 places, as the tools of the C++ reference take them. */
    private static Picture shrunk(Picture picture) {
        int side = 512;
        float[] samples = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                samples[y * side + x] = picture.luminance(x * picture.width() / side, y * picture.height() / side);
            }
        }
        return Picture.of(side, side, samples, "shrunk");
    }

    static Stream<Path> photos() throws IOException {
        return Files.walk(Datasets.folder("images"))
                .filter(file -> file.toString().endsWith(".jpg"));
    }

    /**
     * The reference filters the whole picture with running sums of floats, whose rounding errors add up; ours weighs each
     * sample once. Over all photos of the data sets at most one in a hundred may differ, by two bits at most.
     */
    @Test
    void over_many_photos_the_hash_is_that_of_the_method_done_step_by_step() throws Exception {
        int photos = 0;
        int different = 0;
        for (Path file : photos().toList()) {
            Picture picture = DECODER.decode(Files.readAllBytes(file));
            PdqHash hash = PdqHasher.hash(picture);
            PdqHash stepByStep = StepByStepPdq.hash(picture);
            int distance = hash.hash().distance(stepByStep.hash());
            assertThat(distance).as(file.toString()).isLessThanOrEqualTo(2);
            assertThat(hash.quality()).as(file.toString()).isCloseTo(stepByStep.quality(), within(1));
            photos++;
            different += distance > 0 ? 1 : 0;
        }
        assertThat(photos).isPositive();
        assertThat(100 * different).isLessThanOrEqualTo(photos);
    }

    @Test
    void over_many_photos_the_codecs_of_the_machine_give_the_hash_of_those_of_java() throws Exception {
        PictureDecoder java = new PictureDecoder(PictureLimits.DEFAULT, Codecs.JAVA);
        for (Path file : photos().toList()) {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(PdqHasher.hash(DECODER.decode(bytes)))
                    .as(file.toString())
                    .isEqualTo(PdqHasher.hash(java.decode(bytes)));
        }
    }

    /** The figures that docs/benchmarks.md publishes, as a limit. */
    @Test
    void over_many_photos_a_screened_picture_is_near_the_whole_one() throws Exception {
        List<Integer> drifts = new ArrayList<>();
        for (Path file : photos().toList()) {
            byte[] bytes = Files.readAllBytes(file);
            Pdq whole = PdqHasher.hash(DECODER.decode(bytes)).hash();
            drifts.add(PdqHasher.hash(DECODER.screen(bytes)).hash().distance(whole));
        }
        drifts.sort(null);
        assertThat(drifts.get(drifts.size() / 2)).isLessThanOrEqualTo(2);
        assertThat(drifts.get(drifts.size() * 99 / 100)).isLessThanOrEqualTo(12);
        assertThat(drifts.getLast()).isLessThanOrEqualTo(16);
    }
    /**
     * The eight turned and mirrored forms of the first reference picture. Of each the first 32 and the last 16 bits are
     * known, from a reference that shrinks the picture first.
     */
    @ParameterizedTest
    @CsvSource({
        "1, d8f8f0ce, 9b22",
        "2, 8dada499, ce77",
        "3, adad5a64, 3188",
        "4, d8f80f31, 64dd",
        "5, f0a1e102, 1a50",
        "6, a5f0b457, 4f05",
        "7, a5f44ba8, b0fa",
        "8, f0a10efd, e58f"
    })
    void a_turned_picture_has_the_hash_that_the_reference_gives_for_that_turn(int exif, String first, String last)
            throws Exception {
        Path file = Datasets.folder("pdq-reference").resolve("aaa-orig.jpg");
        byte[] turned = Jpegs.with(Jpegs.exif(exif), Files.readAllBytes(file));

        String text = PdqHasher.hash(DECODER.decode(turned)).hash().text();

        long known = Long.parseLong(first + last, 16);
        long found = Long.parseLong(text.substring(0, 8) + text.substring(60), 16);
        assertThat(Long.bitCount(known ^ found)).isLessThanOrEqualTo(10);
    }
}
