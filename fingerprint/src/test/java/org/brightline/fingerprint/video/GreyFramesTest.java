package org.brightline.fingerprint.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.brightline.fingerprint.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a child that may be hostile says of a video. */
class GreyFramesTest {

    @Test
    void frames_follow_each_other_to_the_end() throws Exception {
        GreyFrames frames = frames("P5\n2 1\n255\n\u0000\u00ffP5\n1 2\n255\nab");

        Picture first = Objects.requireNonNull(frames.next());
        assertThat(first).hasToString("video 2 × 1");
        assertThat(first.luminance(1, 0)).isEqualTo(255);
        assertThat(frames.next()).hasToString("video 1 × 2");
        assertThat(frames.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P6\n1 1\n255\na",
                "P5 1 1\n255\na",
                "P5\n1 1\n65535\naa",
                "P5\n-1 1\n255\na",
                "P5\n0 1\n255\n",
                "P5\n 1\n255\na",
                "P5\n1 1\n255\n",
                "P5\n11 10\n255\n",
                "P5\n999999999 999999999\n255\n",
                "P5\n9999999999 1\n255\n",
                "P5\n1",
                "P"
            })
    void what_is_no_whole_frame_within_the_limit_is_an_error(String bytes) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> frames(bytes).next());
    }

    static Stream<Arguments> streams() {
        return Stream.of(
                        "P5\n2 1\n255\nabP5\n1 1\n255\nc",
                        "[Parsed_showinfo_2 @ 0x7f] [info] n:   0 pts:  0 pts_time:1.5  x\n")
                .map(text -> Arguments.of((Object) text.getBytes(ISO_8859_1)));
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "1m")
    void any_bytes_of_a_child_are_frames_or_an_error_and_a_report(byte[] bytes) {
        GreyFrames frames = new GreyFrames(new ByteArrayInputStream(bytes), 100);
        try {
            for (Picture frame = frames.next(); frame != null; frame = frames.next()) {
                assertThat(frame.width() * frame.height()).isBetween(1, 100);
            }
        } catch (IOException refusal) {
            assertThat(refusal).message().isNotBlank();
        }
        FfmpegReport report = new FfmpegReport(new ByteArrayInputStream(bytes));
        report.run();
        assertThat(report.milliseconds()).allMatch(time -> time >= 0);
    }

    @Test
    void only_lines_of_the_filter_itself_are_times_and_errors_are_counted() {
        FfmpegReport report =
                new FfmpegReport(new ByteArrayInputStream("""
                [info]     title           : [Parsed_showinfo_2 @ 0x1] [info] n: 0 pts: 0 pts_time:9 x
                [Parsed_showinfo_2 @ 0x7f20200028c0] [info] n:   0 pts:      0 pts_time:-0.02    duration: 1
                [Parsed_showinfo_2 @ 0x7f20200028c0] [info] n:   1 pts:    100 pts_time:1.0333   duration: 1
                [Parsed_showinfo_2 @ 0x7f20200028c0] [info] n:   2 pts:    100 pts_time:NOPTS    duration: 1
                [h264 @ 0x7f] [IMGUTILS @ 0x7a] [error] frame size 9x9 exceeds specified max pixel count 10
                [fatal] no end""".concat("\n").getBytes(ISO_8859_1)));
        report.run();

        assertThat(report.milliseconds()).containsExactly(0, 1033);
        assertThat(report.errors()).isEqualTo(2);
        assertThat(report.tooManyPixels()).isTrue();
    }

    private static GreyFrames frames(String bytes) {
        return new GreyFrames(new ByteArrayInputStream(bytes.getBytes(ISO_8859_1)), 100);
    }
}
