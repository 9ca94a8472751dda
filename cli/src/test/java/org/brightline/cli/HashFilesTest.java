package org.brightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.fingerprint.TlshHasher;
import org.brightline.language.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashFilesTest {
    private static final String LONG =
            "The harbour master reads the tide table aloud to everybody who wants to listen at six.";

    @TempDir
    private Path folder;

    @Test
    void a_text_has_the_fingerprints_by_which_posts_are_looked_up() throws IOException {
        Path file = Files.writeString(folder.resolve("t.txt"), LONG + "\n");
        String normal = CanonicalText.of(LONG).text();
        Ended ended = Ended.of("hash", file.toString());
        assertThat(ended.status()).isZero();
        assertThat(ended.out().lines())
                .hasSize(5)
                .startsWith(
                        "text_minhash " + TextSketcher.sketch(normal).orElseThrow() + " " + file,
                        "text_tlsh    " + TlshHasher.hash(normal).orElseThrow() + " " + file,
                        "raw_text     " + normal)
                .anyMatch(line -> line.startsWith("sha256 "))
                .anyMatch(line -> line.startsWith("md5    "));
    }

    @Test
    void what_is_printed_of_a_text_is_a_bank_that_finds_it_and_what_is_nearly_the_same() throws IOException {
        Path file = Files.writeString(folder.resolve("t.txt"), LONG);
        Path bank = Files.writeString(
                folder.resolve("bank.txt"), Ended.of("hash", file.toString()).out());
        Path near = Files.writeString(folder.resolve("near.txt"), LONG.replace("at six", "at seven"));
        Ended ended = Ended.of("match", file.toString(), near.toString(), "--bank", bank.toString());
        assertThat(ended.status()).isZero();
        assertThat(ended.out().lines())
                .anyMatch(line -> line.startsWith(file + "  raw_text  distance 0"))
                .anyMatch(line -> line.startsWith(near + "  text_minhash  distance "))
                .noneMatch(line -> line.startsWith(near + "  raw_text"));
    }

    @Test
    void an_animation_has_a_line_for_each_frame_that_is_not_plain() throws IOException {
        Path file = folder.resolve("three.gif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < 3; frame++) {
                BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
                Graphics2D g = image.createGraphics();
                for (int i = 0; i < 40 * frame; i++) {
                    g.setColor(new Color(i * 37 % 256, i * 91 % 256, i * 53 % 256));
                    g.fillOval(i * (41 + 20 * frame) % 300, i * (23 + 14 * frame) % 200, 70, 50);
                }
                g.dispose();
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        List<String> lines = Ended.of("hash", file.toString())
                .out()
                .lines()
                .filter(line -> line.startsWith("pdq "))
                .toList();
        assertThat(lines).hasSize(2).doesNotHaveDuplicates().allMatch(line -> line.contains(".gif (quality "));
        Path plain = folder.resolve("plain.png");
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", plain.toFile());
        assertThat(Ended.of("hash", plain.toString()).out())
                .contains("pdq    - " + plain + " (too plain to be told from others: quality 0 of at least 50)");
    }

    @Test
    void a_text_that_is_too_short_for_a_kind_says_so() throws IOException {
        Path file = Files.writeString(folder.resolve("short.txt"), "Good morning,\neverybody");
        Ended ended = Ended.of("hash", file.toString());
        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .contains("text_tlsh    - " + file + " (too short: it has 23 bytes, TLSH takes 50)")
                .contains("raw_text     - " + file + " (it takes several lines)");
    }

    @Test
    void a_file_that_is_named_like_a_picture_is_a_text_only_where_that_is_said() throws IOException {
        Path file = Files.writeString(folder.resolve("a.png"), LONG);
        assertThat(Ended.of("hash", file.toString()).out())
                .startsWith("pdq    - ")
                .doesNotContain("text_");
        assertThat(Ended.of("hash", "--text", file.toString()).out()).startsWith("text_minhash ");
    }

    @Test
    void what_is_said_to_be_a_text_and_is_none_is_told() throws IOException {
        Path file = Files.write(folder.resolve("b.txt"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Ended.of("hash", "--text", file.toString()).status()).isEqualTo(1);
    }

    @Test
    void a_folder_stands_for_all_files_in_and_below_it() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("one.txt"), LONG);
        Files.writeString(folder.resolve("two.txt"), LONG);
        List<String> digests = Ended.of("hash", folder.toString())
                .out()
                .lines()
                .filter(line -> line.startsWith("md5"))
                .toList();
        assertThat(digests).hasSize(2);
        assertThat(digests.getFirst()).endsWith("one.txt");
    }
}
