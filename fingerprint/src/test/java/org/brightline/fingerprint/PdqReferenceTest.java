package org.brightline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
