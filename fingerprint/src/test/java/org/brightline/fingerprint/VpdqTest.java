package org.brightline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.brightline.fingerprint.video.VpdqComparison;
import org.brightline.fingerprint.video.VpdqComparison.Segment;
import org.brightline.fingerprint.video.VpdqThresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VpdqTest {

    private static final String ZEROS = "0".repeat(64);

    @Test
    void it_is_written_as_the_json_array_that_others_read() {
        Vpdq video = new Vpdq(List.of(frame(0, 0), new Vpdq.Frame(new Pdq(0, 0, 0, 1), 7, 12_345)));

        assertThat(video.text()).isEqualTo("[\"" + ZEROS + ",100,0.0\", \"" + "0".repeat(63) + "1,7,12.345\"]");
        assertThat(new Vpdq(List.of()).text()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.0, 0", "1.02, 1020", "0.0005, 1", "1e+02, 100000", "1.23e+02, 123000", "2e-3, 2"})
    void seconds_are_read_as_others_write_them(String written, int milliseconds) {
        Vpdq video = Vpdq.parse(" [ \"" + ZEROS + ",50," + written + "\" ]\n");

        assertThat(video.frames()).containsExactly(new Vpdq.Frame(new Pdq(0, 0, 0, 0), 50, milliseconds));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    ``                  | lacks '[' at character 1.
                    {}                  | lacks '[' at character 1.
                    [                   | lacks '"' at character 2.
                    []x                 | goes on after its end at character 3.
                    ["x"]               | has a frame that is not "hash,quality,seconds" at character 3.
                    ["0,1,2"]           | has 1 characters.) at character 3.
                    ["a,1,-2"]          | has a frame that is not "hash,quality,seconds" at character 3.
                    ["a               | has no frame of at most 100 characters in quotes at character 3.
                    ["ZEROS,101,0.0"]   | is from 0 to 100, not 101.) at character 3.
                    ["ZEROS,1,1e99"]    | at most 2147483 seconds.) at character 3.
                    ["ZEROS,1,0.0",]    | lacks '"' at character 75.
                    """)
    void what_is_no_such_array_is_refused_with_the_place(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vpdq.parse(text.replace("ZEROS", ZEROS)))
                .withMessageEndingWith(message);
    }

    @Test
    void a_video_of_too_many_frames_is_refused() {
        String frame = "\"" + ZEROS + ",1,0.0\"";
        String most = String.join(",", Collections.nCopies(Vpdq.MAX_FRAMES, frame));

        assertThat(Vpdq.parse("[" + most + "]").frames()).hasSize(Vpdq.MAX_FRAMES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vpdq.parse("[" + most + "," + frame + "]"))
                .withMessageContaining("more than 20000 frames");
    }

    @Test
    void a_part_of_a_video_matches_and_says_where() {
        List<Vpdq.Frame> clip = clip(1, 20);
        List<Vpdq.Frame> film = new ArrayList<>(clip(2, 60));
        for (int i = 0; i < clip.size(); i++) {
            film.set(30 + i, frame(clip.get(i).hash(), 30_000 + i * 1000 + 400));
        }

        VpdqComparison comparison = VpdqComparison.of(new Vpdq(clip), new Vpdq(film), VpdqThresholds.DEFAULT);

        assertThat(comparison.queryPercent()).isEqualTo(100);
        assertThat(comparison.targetPercent()).isEqualTo(100.0 * 20 / 60);
        assertThat(comparison.matches()).isTrue();
        assertThat(comparison.segments()).containsExactly(new Segment(0, 19_000, 30_400, 49_400, 20));
    }

    @Test
    void two_parts_that_changed_places_are_two_segments() {
        List<Vpdq.Frame> original = clip(3, 20);
        List<Vpdq.Frame> swapped = IntStream.range(0, 20)
                .mapToObj(i -> frame(original.get((i + 10) % 20).hash(), i * 1000))
                .toList();

        assertThat(VpdqComparison.of(new Vpdq(swapped), new Vpdq(original), VpdqThresholds.DEFAULT)
                        .segments())
                .containsExactly(new Segment(0, 9000, 10_000, 19_000, 10), new Segment(10_000, 19_000, 0, 9000, 10));
    }

    @Test
    void a_still_picture_counts_once_and_is_one_segment() {
        List<Vpdq.Frame> still =
                IntStream.range(0, 50).mapToObj(i -> frame(9, i * 1000)).toList();
        List<Vpdq.Frame> stillThenOther = new ArrayList<>(still);
        clip(4, 3).forEach(other -> stillThenOther.add(frame(other.hash(), 50_000 + other.milliseconds())));

        VpdqComparison comparison =
                VpdqComparison.of(new Vpdq(stillThenOther), new Vpdq(still), VpdqThresholds.DEFAULT);

        assertThat(comparison.queryPercent()).isEqualTo(25);
        assertThat(comparison.targetPercent()).isEqualTo(100);
        assertThat(comparison.matches()).isFalse();
        assertThat(comparison.segments()).containsExactly(new Segment(0, 49_000, 0, 49_000, 50));
    }

    @Test
    void plain_frames_are_passed_over_and_a_plain_video_never_matches() {
        Vpdq plain = new Vpdq(List.of(new Vpdq.Frame(new Pdq(1, 2, 3, 4), 49, 0)));

        VpdqComparison comparison = VpdqComparison.of(plain, plain, new VpdqThresholds(50, 31, 0, 0));

        assertThat(comparison).isEqualTo(new VpdqComparison(0, 0, List.of(), false));
    }

    @Test
    void both_thresholds_must_be_reached_and_reaching_is_enough() {
        Vpdq query = new Vpdq(clip(5, 10));
        List<Vpdq.Frame> half = new ArrayList<>(clip(5, 10).subList(0, 5));
        half.addAll(clip(6, 5));
        Vpdq target = new Vpdq(half);

        assertThat(VpdqComparison.of(query, target, new VpdqThresholds(50, 31, 50, 50))
                        .matches())
                .isTrue();
        assertThat(VpdqComparison.of(query, target, new VpdqThresholds(50, 31, 50.1, 0))
                        .matches())
                .isFalse();
        assertThat(VpdqComparison.of(query, target, new VpdqThresholds(50, 31, 0, 50.1))
                        .matches())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VpdqThresholds(50, 31, Double.NaN, 0))
                .withMessage("The percentage of the query is from 0 to 100, not NaN.");
    }

    @Property(tries = 200)
    void percentages_are_those_of_a_plain_count(@ForAll long seed, @ForAll @IntRange(max = 128) int distance) {
        Random random = new Random(seed);
        List<Vpdq.Frame> query = near(random);
        List<Vpdq.Frame> target = near(random);

        VpdqComparison comparison =
                VpdqComparison.of(new Vpdq(query), new Vpdq(target), new VpdqThresholds(50, distance, 80, 0));

        assertThat(comparison.queryPercent()).isEqualTo(counted(query, target, distance));
        assertThat(comparison.targetPercent()).isEqualTo(counted(target, query, distance));
        int inSegments =
                comparison.segments().stream().mapToInt(Segment::frames).sum();
        assertThat(inSegments > 0).isEqualTo(comparison.queryPercent() > 0);
        for (int i = 1; i < comparison.segments().size(); i++) {
            assertThat(comparison.segments().get(i).queryFrom())
                    .isGreaterThan(comparison.segments().get(i - 1).queryTo());
        }
    }

    private static double counted(List<Vpdq.Frame> frames, List<Vpdq.Frame> others, int distance) {
        List<Pdq> mine = new ArrayList<>();
        for (Vpdq.Frame frame : frames) {
            if (frame.quality() >= 50 && !mine.contains(frame.hash())) {
                mine.add(frame.hash());
            }
        }
        int found = 0;
        for (Pdq hash : mine) {
            boolean any = false;
            for (Vpdq.Frame other : others) {
                any |= other.quality() >= 50 && other.hash().distance(hash) <= distance;
            }
            found += any ? 1 : 0;
        }
        return mine.isEmpty() ? 0 : found * 100.0 / mine.size();
    }

    /** Frames of few hashes that are a few bits apart, some of them plain. */
    private static List<Vpdq.Frame> near(Random random) {
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> new Vpdq.Frame(
                        new Pdq(0, 0, (1L << random.nextInt(40)) - 1, (1L << random.nextInt(40)) - 1),
                        random.nextInt(30, 101),
                        i * 1000))
                .toList();
    }

    private static List<Vpdq.Frame> clip(long seed, int seconds) {
        Random random = new Random(seed);
        return IntStream.range(0, seconds)
                .mapToObj(i -> frame(
                        new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()), i * 1000))
                .toList();
    }

    private static Vpdq.Frame frame(long low, int milliseconds) {
        return frame(new Pdq(0, 0, 0, low), milliseconds);
    }

    private static Vpdq.Frame frame(Pdq hash, int milliseconds) {
        return new Vpdq.Frame(hash, 100, milliseconds);
    }
}
