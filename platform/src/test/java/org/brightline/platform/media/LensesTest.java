package org.brightline.platform.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.brightline.assessment.MediumLook;
import org.brightline.assessment.MediumLooker;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.video.VideoException;
import org.brightline.platform.base.ProblemType;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LensesTest {
    private static MediaSettings settings(String name, String value) {
        return new Binder(new MapConfigurationPropertySource(java.util.Map.of("brightline.media." + name, value)))
                .bind("brightline.media", MediaSettings.class)
                .get();
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static List<ProcessHandle> decoders() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> Stream.of(child.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.endsWith("PictureWorker")))
                .toList();
    }

    @Test
    void a_picture_is_decoded_in_a_child_that_ends_with_the_server() throws Exception {
        List<ProcessHandle> before = decoders();
        List<ProcessHandle> mine;
        try (Lenses lenses = new Lenses(settings("workers", "1"))) {
            assertThat(lenses.look(picture()).width()).isEqualTo(64);
            mine = decoders().stream().filter(child -> !before.contains(child)).toList();
            assertThat(mine).isNotEmpty();
        }
        mine.forEach(child -> child.onExit().join());
    }

    @Test
    void an_operator_may_decode_in_the_server_itself() throws Exception {
        try (Lenses lenses = new Lenses(settings("confined", "false"))) {
            List<ProcessHandle> before = decoders();
            assertThat(lenses.look(picture()).height()).isEqualTo(48);
            assertThat(before).containsAll(decoders());
        }
    }

    @Test
    void the_limits_of_the_settings_hold() throws IOException {
        try (Lenses lenses = new Lenses(settings("pixels", "3000"))) {
            assertThat(new MediumLooker(lenses, lenses::videos).look(picture()))
                    .isInstanceOfSatisfying(
                            MediumLook.Unseen.class,
                            unseen -> assertThat(
                                            MediaProblems.of(unseen, "/media/0").type())
                                    .isEqualTo(ProblemType.TOO_MANY_PIXELS));
        }
    }

    @Test
    void every_kind_of_refusal_has_a_name_and_a_problem() {
        Stream.concat(Stream.of(PictureException.Kind.values()), Stream.of(VideoException.Kind.values()))
                .map(kind -> MediumLook.Why.valueOf(kind.name()))
                .forEach(why -> assertThat(MediaProblems.of(new MediumLook.Unseen(why, "For a reason."), "/media/0")
                                .detail())
                        .isEqualTo("For a reason."));
    }
}
