package org.brightline.fingerprint.video;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.brightline.fingerprint.Datasets;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.confined.Confinement;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.video.VideoException.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoHasherTest {

    private static final Confinement CONFINEMENT = Confinement.detect();

    @TempDir
    static Path folder;

    private static Path clip;

    @BeforeAll
    static void draw() throws Exception {
        clip = Clips.draw(folder.resolve("clip.mp4"), 4);
    }

    @Test
    void a_video_is_looked_at_once_a_second_and_its_file_is_digested() throws Exception {
        VideoLook look = hasher(VideoLimits.DEFAULT).look(clip, FrameSampling.EXACT);

        assertThat(look.vpdq().frames()).extracting(Vpdq.Frame::milliseconds).containsExactly(0, 1000, 2000, 3000);
        assertThat(look.vpdq().frames()).allMatch(frame -> frame.quality() >= PdqHash.USABLE_QUALITY);
        assertThat(look.md5().digest()).isEqualTo(Md5.of(Files.readAllBytes(clip)));
        assertThat(look.sha256().digest()).isEqualTo(Sha256.of(Files.readAllBytes(clip)));
        assertThat(look.incomplete()).isEmpty();
    }

    @Test
    void another_interval_gives_other_frames() throws Exception {
        VideoLook look = hasher(VideoLimits.DEFAULT).look(clip, new FrameSampling(Duration.ofMillis(1500), true));

        assertThat(look.vpdq().frames()).extracting(Vpdq.Frame::milliseconds).containsExactly(0, 1500, 3000);
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameSampling(Duration.ofNanos(1), true));
    }

    @Test
    void screening_finds_the_frames_of_the_bank() throws Exception {
        Vpdq exact = hasher(VideoLimits.DEFAULT).look(clip, FrameSampling.EXACT).vpdq();
        Vpdq screened =
                hasher(VideoLimits.DEFAULT).look(clip, FrameSampling.SCREENING).vpdq();

        assertThat(screened.frames()).hasSameSizeAs(exact.frames());
        for (int i = 0; i < exact.frames().size(); i++) {
            int later = screened.frames().get(i).milliseconds()
                    - exact.frames().get(i).milliseconds();
            assertThat(later).isBetween(0, 100);
        }
        assertThat(VpdqComparison.of(screened, exact, VpdqThresholds.DEFAULT).matches())
                .isTrue();
    }

    @Test
    void a_part_that_was_scaled_and_compressed_again_is_found_with_its_time() throws Exception {
        Path part = Clips.draw(folder.resolve("part.mkv"), 4, "-ss", "2", "-vf", "scale=200:150", "-b:v", "100k");
        VideoHasher hasher = hasher(VideoLimits.DEFAULT);

        VpdqComparison comparison = VpdqComparison.of(
                hasher.look(part, FrameSampling.EXACT).vpdq(),
                hasher.look(clip, FrameSampling.EXACT).vpdq(),
                VpdqThresholds.DEFAULT);

        assertThat(comparison.matches()).isTrue();
        assertThat(comparison.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.queryFrom()).isZero();
            assertThat(segment.targetFrom()).isEqualTo(2000);
            assertThat(segment.frames()).isEqualTo(2);
        });
    }

    @Test
    void what_is_beyond_a_limit_is_refused_or_said_to_be_left_out() throws Exception {
        VideoLook look = hasher(new VideoLimits(1 << 30, 1 << 20, 2, Duration.ofMinutes(1)))
                .look(clip, FrameSampling.EXACT);
        assertThat(look.vpdq().frames()).hasSize(2);
        assertThat(look.incomplete()).contains("Only the first 2 frames were looked at, to 1 s.");

        assertRefused(Kind.TOO_MANY_BYTES, new VideoLimits(100, 1 << 20, 2, Duration.ofMinutes(1)), clip);
        assertRefused(Kind.TOO_MANY_PIXELS, new VideoLimits(1 << 30, 320 * 239, 2, Duration.ofMinutes(1)), clip);
        assertRefused(Kind.TOO_SLOW, new VideoLimits(1 << 30, 1 << 20, 2, Duration.ofMillis(1)), clip);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoLimits(1, 1, Vpdq.MAX_FRAMES + 1, Duration.ofMinutes(1)));
    }

    /** A list of other files must never be followed: it would read what the child may read, or ask the network. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "This is a letter and no video.",
                "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile://CLIP\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile 'CLIP'\n",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period/></MPD>"
            })
    void what_is_no_video_or_only_a_list_of_some_is_refused(String content) throws Exception {
        Path file = folder.resolve("letter");
        Files.write(file, content.replace("CLIP", clip.toString()).getBytes(US_ASCII));

        assertRefused(Kind.NOT_A_VIDEO, VideoLimits.DEFAULT, file);
    }

    @Test
    void of_a_video_that_is_cut_short_the_rest_is_looked_at_and_it_is_said() throws Exception {
        Path whole = Clips.draw(folder.resolve("whole.mkv"), 4);
        byte[] bytes = Files.readAllBytes(whole);
        byte[] broken = Arrays.copyOf(bytes, bytes.length / 2);
        Arrays.fill(broken, broken.length - 3000, broken.length - 200, (byte) 0);
        Path file = Files.write(folder.resolve("broken.mkv"), broken);

        VideoLook look = hasher(VideoLimits.DEFAULT).look(file, FrameSampling.EXACT);

        assertThat(look.vpdq().frames()).hasSizeBetween(1, 3);
        assertThat(look.incomplete()).contains("The file is damaged; what could be read was looked at.");
    }

    @Test
    void a_decoder_that_cannot_work_leaves_the_video_undecided() {
        VideoHasher hasher =
                new VideoHasher(new Ffmpeg(Path.of("/bin/false"), true), Confinement.none(), VideoLimits.DEFAULT);

        assertThatExceptionOfType(VideoException.class).isThrownBy(() -> hasher.look(clip, FrameSampling.EXACT));
        assertThat(Ffmpeg.at(Path.of("/bin/false"))).isEmpty();
        assertThat(Ffmpeg.at(Path.of("/nonexistent"))).isEmpty();
    }

    /** Published with ThreatExchange (vpdq/sample-hashes) for every frame; of these, one a second. */
    @ParameterizedTest
    @CsvSource({
        "facebook__pattern-hd-no-bar.mp4, 0, 100, d3d8981ba52c59e79fb49295bed80905036b1dbe57b292c8ea4fb525f52c420e",
        "facebook__pattern-hd-no-bar.mp4, 1, 100, db58997a042c5de7dfb49a55ae580905016b8cba57b69ac0b64fdd27f52c480e",
        "facebook__pattern-hd-no-bar.mp4, 2, 100, 0ad784c9d5a342a1385aa67975f8e529f2052e5f2bda5419550fd697ecf0e702",
        "facebook__pattern-hd-no-bar.mp4, 3, 100, 68b9a94154e26a14f1cafe7d4d40967cc54671abb4b91a29bc05d7d13cace6d2",
        "facebook__pattern-hd-no-bar.mp4, 4, 100, 688d92c02fbdd5532bc9df11b48df52caf4a683ac2792dc061e40f895a3766d6",
        "facebook__pattern-hd-no-bar.mp4, 5, 100, b48d8bd8d7b06736ba2446baeb1368f67fe4a540b295e1637e340119f58f00e9",
        "facebook__pattern-hd-no-bar.mp4, 6, 100, b63b8f0d97a74bb2847b13bd06d6c14974c8317485f08a6c658f31701afeca67",
        "facebook__doorknob-hd-no-bar.mp4, 0, 100, dadb999c25266273529cadac89cb52c22324ad3bce99726c38668d93c799f07c",
        "facebook__doorknob-hd-no-bar.mp4, 1, 68, c8feb0fc73110f830fc6307cf039e7030fc61b9cf8717cf80fce00070003fffe"
    })
    void frames_have_the_hashes_that_the_reference_gives(String name, int second, int quality, String hash)
            throws Exception {
        Path file = Datasets.folder("videos").resolve(name);

        Vpdq.Frame frame = hasher(VideoLimits.DEFAULT)
                .look(file, FrameSampling.EXACT)
                .vpdq()
                .frames()
                .get(second);

        assertThat(frame.hash().distance(Pdq.parse(hash))).isLessThanOrEqualTo(2);
        assertThat(frame.quality()).isEqualTo(quality);
    }

    @Test
    void edits_of_one_clip_match_and_other_clips_do_not() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(Datasets.folder("videos"))) {
            files = all.filter(file -> file.toString().endsWith(".mp4"))
                    .sorted()
                    .toList();
        }
        VideoHasher hasher = hasher(VideoLimits.DEFAULT);
        List<Vpdq> videos = new ArrayList<>();
        for (Path file : files) {
            VideoLook look = hasher.look(file, FrameSampling.EXACT);
            videos.add(look.withoutBars().orElse(look.vpdq()));
        }
        for (int i = 0; i < files.size(); i++) {
            for (int j = 0; j < files.size(); j++) {
                VpdqComparison comparison = VpdqComparison.of(videos.get(i), videos.get(j), VpdqThresholds.DEFAULT);
                boolean same = i == j || edit(files.get(i)) && edit(files.get(j));
                assertThat(comparison.matches())
                        .as(files.get(i).getFileName() + " in " + files.get(j).getFileName())
                        .isEqualTo(same);
            }
        }
    }

    /** The third edit has a drawing over a quarter of the picture, which is beyond what PDQ can bear. */
    private static boolean edit(Path file) {
        return List.of("facebook__pattern-hd-no-bar.mp4", "facebook__pattern-sd-grey-bar.mp4")
                .contains(file.getFileName().toString());
    }

    @Test
    void black_bars_are_taken_off_for_a_second_look() throws Exception {
        Path barred = Clips.draw(folder.resolve("barred.mp4"), 4, "-vf", "pad=440:240:60:0:black");
        VideoHasher hasher = hasher(VideoLimits.DEFAULT);
        Vpdq plain = hasher.look(clip, FrameSampling.EXACT).vpdq();

        VideoLook look = hasher.look(barred, FrameSampling.EXACT);

        assertThat(VpdqComparison.of(look.vpdq(), plain, VpdqThresholds.DEFAULT).matches())
                .isFalse();
        assertThat(VpdqComparison.of(look.withoutBars().orElseThrow(), plain, VpdqThresholds.DEFAULT)
                        .matches())
                .isTrue();
        assertThat(hasher.look(clip, FrameSampling.EXACT).withoutBars()).isEmpty();
    }

    private static void assertRefused(Kind kind, VideoLimits limits, Path file) {
        assertThatExceptionOfType(VideoException.class)
                .isThrownBy(() -> hasher(limits).look(file, FrameSampling.EXACT))
                .matches(refusal -> refusal.kind() == kind, "is " + kind);
    }

    private static VideoHasher hasher(VideoLimits limits) {
        return new VideoHasher(Clips.ffmpeg(), CONFINEMENT, limits);
    }
}
