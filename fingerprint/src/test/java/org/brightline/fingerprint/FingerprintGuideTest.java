package org.brightline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brightline.fingerprint.decoding.Codecs;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.picture.FrameCount;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.fingerprint.picture.Turn;
import org.junit.jupiter.api.Test;

/**
 * The code of docs/fingerprints.md, which runs here. With {@code -Dbrightline.docs.update=true} the regions between
 * {@code // snippet: name} and {@code // end} are written into the page.
 */
class FingerprintGuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "fingerprints.md");
    private static final Path SOURCE =
            Path.of("src", "test", "java", "org", "brightline", "fingerprint", "FingerprintGuideTest.java");
    private static final Pattern REGION =
            Pattern.compile("\\n +// snippet: (?<name>[a-z-]+)\\n(?<code>.*?)\\n +// end\\n", Pattern.DOTALL);
    private static final Pattern FENCE =
            Pattern.compile("<!-- snippet: (?<name>[a-z-]+) -->\\n```java\\n(?<code>.*?)\\n```", Pattern.DOTALL);

    private final byte[] bytes = Scene.encode(Scene.rgb(3, 640, 480), "jpg");
    private final byte[] animation = Animations.GIF.file(
            new Animations.Part(0, 8, 'B', Animations.Disposal.KEEP),
            new Animations.Part(2, 2, 'W', Animations.Disposal.KEEP));

    @Test
    void a_picture_is_hashed() throws Exception {
        // snippet: hash
        PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
        Picture picture = decoder.decode(bytes);
        PdqHash hash = PdqHasher.hash(picture);
        String text = hash.hash().text(); // 64 hexadecimal digits
        // end
        assertThat(text).hasSize(64);
        assertThat(hash.usable()).isTrue();
    }

    @Test
    void a_plain_picture_is_said_to_be_so() throws Exception {
        byte[] plain = Scene.encode(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), "png");
        PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
        // snippet: plain
        PdqHash hash = PdqHasher.hash(decoder.decode(plain));
        boolean worthAsking = hash.usable(); // quality of at least 50
        // end
        assertThat(worthAsking).isFalse();
    }

    @Test
    void two_pictures_are_compared() throws Exception {
        PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
        byte[] copy = Scene.encode(Scene.rgb(3, 640, 480), "png");
        // snippet: compare
        Pdq one = PdqHasher.hash(decoder.decode(bytes)).hash();
        Pdq other = PdqHasher.hash(decoder.decode(copy)).hash();
        boolean same = one.distance(other) <= 31;
        // end
        assertThat(same).isTrue();
    }

    @Test
    void what_cannot_be_looked_at_says_why() {
        byte[] broken = Arrays.copyOf(bytes, bytes.length / 2);
        PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
        List<String> undetermined = new ArrayList<>();
        // snippet: refuse
        try {
            decoder.decode(broken);
        } catch (PictureException e) {
            undetermined.add(e.kind() + ": " + e.getMessage());
        }
        // end
        assertThat(undetermined)
                .containsExactly("TRUNCATED: The JPEG picture is cut short: it ends before it is complete.");
    }

    @Test
    void limits_are_set() throws Exception {
        // snippet: limits
        PictureLimits limits = new PictureLimits(
                5_000_000, // bytes of the file
                20_000_000, // pixels, checked before they are allocated
                Duration.ofSeconds(2), // for all frames together
                100); // frames of an animation
        PictureDecoder decoder = new PictureDecoder(limits, Codecs.JAVA); // the same on every machine
        // end
        assertThat(decoder.decode(bytes).width()).isEqualTo(640);
    }

    @Test
    void a_bank_is_searched_fast() throws Exception {
        PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
        // snippet: screen
        Pdq entry = PdqHasher.hash(decoder.decode(bytes)).hash(); // of a bank: from every pixel
        Pdq query = PdqHasher.hash(decoder.screen(bytes)).hash(); // of a post: reduced, a few bits beside
        // end
        assertThat(entry.distance(query)).isLessThanOrEqualTo(10);
    }

    @Test
    void both_grounds_are_asked_for() throws Exception {
        PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
        List<Pdq> asked = new ArrayList<>();
        // snippet: grounds
        for (PdqHash each : PdqHasher.hashes(decoder.decode(bytes))) { // on white, and on black if that differs
            if (each.usable()) {
                asked.add(each.hash());
            }
        }
        // end
        assertThat(asked).hasSize(1);
    }

    @Test
    void all_turns_are_asked_for() throws Exception {
        PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
        // snippet: turns
        Map<Turn, PdqHash> turns = PdqHasher.turned(decoder.decode(bytes));
        PdqHash mirrored = turns.get(Turn.FLIPPED_Y);
        // end
        assertThat(turns).hasSize(8);
        assertThat(mirrored).isNotNull();
    }

    @Test
    void an_animation_is_looked_at_frame_by_frame() throws Exception {
        PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
        List<PdqHash> hashes = new ArrayList<>();
        // snippet: frames
        FrameCount count = decoder.decodeFrames(animation, frame -> hashes.addAll(PdqHasher.hashes(frame.picture())));
        boolean allSeen = count.complete(); // false: the rest is undetermined, count.extent() says why
        // end
        assertThat(allSeen).isTrue();
        assertThat(hashes).hasSize(2);
    }

    @Test
    void a_picture_that_is_decoded_already_is_hashed() {
        BufferedImage image = Scene.rgb(3, 640, 480);
        // snippet: decoded
        PdqHash hash = PdqHasher.hash(Picture.of(image, "screenshot"));
        // end
        assertThat(hash.usable()).isTrue();
    }

    @Test
    void the_code_of_the_guide_is_the_code_that_runs_here() throws IOException {
        Map<String, String> regions = new TreeMap<>();
        Matcher region = REGION.matcher(Files.readString(SOURCE));
        while (region.find()) {
            regions.put(region.group("name"), region.group("code").stripIndent());
        }
        String guide = Files.readString(GUIDE);
        if (Boolean.getBoolean("brightline.docs.update")) {
            Files.writeString(
                    GUIDE,
                    FENCE.matcher(guide)
                            .replaceAll(fence -> Matcher.quoteReplacement("<!-- snippet: " + fence.group("name")
                                    + " -->\n```java\n" + regions.get(fence.group("name")) + "\n```")));
        }
        Map<String, String> fences = new TreeMap<>();
        Matcher fence = FENCE.matcher(Files.readString(GUIDE));
        while (fence.find()) {
            fences.put(fence.group("name"), fence.group("code"));
        }
        assertThat(fences).isEqualTo(regions);
    }
}
