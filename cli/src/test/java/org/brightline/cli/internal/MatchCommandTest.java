package org.brightline.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brightline.assessment.MediumLook;
import org.brightline.cli.internal.local.LocalBank;
import org.brightline.cli.internal.local.LocalLooker;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.picture.Extent;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PictureLook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
    private static final String PDQ = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";

    private static final String VPDQ = "[\"" + PDQ + ",100,0.0\", \"" + PDQ + ",90,1.0\"]";

    @TempDir
    private Path folder;

    private Path bank(String lines) throws IOException {
        return Files.writeString(folder.resolve("bank.txt"), lines);
    }

    @Test
    void a_bank_in_a_file_is_read_as_hash_prints_it() throws IOException {
        String md5 = Md5.of(new byte[] {1}).text();
        LocalBank read = LocalBank.read(bank("\uFEFF# known\npdq    " + PDQ.toUpperCase(Locale.ROOT)
                + " a.png (quality 100)\npdq    - b.txt (no picture)\n\nmd5 " + md5 + "\nvpdq         " + VPDQ
                + " my [old] clip.mp4\n"));
        assertThat(read.wrong()).isEmpty();
        assertThat(labels(read, Pdq.parse(PDQ))).containsExactly("line 2");
        assertThat(labels(read, Md5.parse(md5))).containsExactly("line 5");
        assertThat(labels(read, Vpdq.parse(VPDQ))).containsExactly("line 6");
    }

    private static List<String> labels(LocalBank bank, Fingerprint sought) {
        return bank.index().match(sought).stream()
                .map(match -> match.entry().label())
                .toList();
    }

    @Test
    void a_wrong_line_is_named_and_harms_no_other() throws IOException {
        for (String wrong : new String[] {"paint " + PDQ, "pdq", "pdq f8", "vpdq [", "{\"fingerprints\":{}}"}) {
            Path bank = bank("pdq " + PDQ + "\n" + wrong + "\n");
            LocalBank read = LocalBank.read(bank);
            assertThat(read.wrong()).singleElement().asString().as(wrong).startsWith(bank + ", line 2: ");
            assertThat(labels(read, Pdq.parse(PDQ))).containsExactly("line 1");
        }
    }

    @Test
    void what_is_no_bank_is_told() throws IOException {
        Path empty = bank("# nothing yet\n");
        assertThatThrownBy(() -> LocalBank.read(empty)).hasMessageContaining("holds no fingerprint");
        Path picture = Files.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        assertThatThrownBy(() -> LocalBank.read(picture))
                .satisfies(e -> assertThat(PlainErrors.words(e)).contains("a.png", "a text in UTF-8"));
    }

    @Test
    void a_file_that_is_compared_in_part_is_told() {
        assertThat(LocalLooker.missing(look(Extent.WHOLE))).isEmpty();
        assertThat(LocalLooker.missing(look(Extent.CUT_SHORT)))
                .contains("It is cut short: it ends before it is complete.");
        assertThat(LocalLooker.missing(look(Extent.NOT_ALL_FRAMES))).contains("It has more frames than are looked at.");
    }

    private static MediumLook look(Extent extent) {
        PdqHash hash = new PdqHash(Pdq.parse(PDQ), 100);
        return new MediumLook.Picture(new PictureLook("GIF", 9, 9, List.of(PictureLook.Look.asItIs(hash)), extent));
    }

    @Test
    void a_video_is_told_with_how_much_of_both_is_the_same_and_which_parts() throws IOException {
        LocalBank known =
                LocalBank.read(bank("pdq " + PDQ + "\nvpdq " + video(0, 20).text() + "\n"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            assertThat(MatchCommand.matched(known, known.index(), Path.of("clip.mp4"), List.of(video(5, 12))))
                    .isTrue();
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "clip.mp4  vpdq  distance 0 of at most 31  " + folder.resolve("bank.txt") + ", line 2",
                        "  100 % of its frames are in the known video, and 35 % of the known video's frames in it.",
                        "  0:05–0:11 of the known video is at 0:00–0:06 of it");
    }

    /** Seconds of a video of which every frame is another. */
    private static Vpdq video(int from, int to) {
        SplittableRandom random = new SplittableRandom(1);
        List<Pdq> frames = Stream.generate(
                        () -> new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()))
                .limit(to)
                .toList();
        return new Vpdq(IntStream.range(from, to)
                .mapToObj(i -> new Vpdq.Frame(frames.get(i), 100, (i - from) * 1000))
                .toList());
    }

    @Test
    void progress_is_a_bar_on_a_terminal_and_nothing_elsewhere() {
        assertThat(shown(true)).contains("\r").endsWith("100 %" + System.lineSeparator());
        assertThat(shown(false)).isEmpty();
    }

    @Test
    void progress_makes_room_for_a_line_and_comes_back() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(out, true, UTF_8), true, "Work");
        progress.aside();
        assertThat(out.size()).isZero();
        progress.at(1, 2);
        int drawn = out.size() - 1;
        progress.aside();
        assertThat(out.toString(UTF_8)).endsWith("\r" + " ".repeat(drawn) + "\r");
        progress.at(1, 2);
        assertThat(out.toString(UTF_8)).endsWith("50 %");
    }

    private static String shown(boolean terminal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(out, true, UTF_8), terminal, "Work");
        for (int i = 0; i <= 1000; i++) {
            progress.at(i, 1000);
        }
        return out.toString(UTF_8);
    }
}
