package org.brightline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brightline.fingerprint.confined.ConfinedDecoder;
import org.brightline.fingerprint.confined.ConfinedDecoderSettings;
import org.brightline.fingerprint.confined.Confinement;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.video.Clips;
import org.brightline.fingerprint.video.Ffmpeg;
import org.brightline.fingerprint.video.FrameSampling;
import org.brightline.fingerprint.video.VideoHasher;
import org.brightline.fingerprint.video.VideoLimits;
import org.brightline.fingerprint.video.VideoLook;
import org.brightline.fingerprint.video.VpdqComparison;
import org.brightline.fingerprint.video.VpdqThresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/media.md}: each runs here, and the guide has each as it stands here. */
class MediaGuideTest {

    private static final Pattern REGION =
            Pattern.compile("( *)// snippet: ([a-z-]+)\n(.*?)\n *// end\n", Pattern.DOTALL);
    private static final Pattern FENCE =
            Pattern.compile("<!-- snippet: ([a-z-]+) -->\n```java\n(.*?)\n```\n", Pattern.DOTALL);

    @Test
    void values(@TempDir Path folder) {
        // snippet: values
        Fingerprint known = Fingerprint.parse(FingerprintType.VIDEO_MD5, "900150983cd24fb0d6963f7d28e17f72");
        Fingerprint pasted = Fingerprint.read(FingerprintType.VIDEO_MD5, " 900150983CD24FB0D6963F7D28E17F72 ");
        boolean same = pasted.equals(known);
        String onTheWire = known.type().wireName(); // video_md5
        // end
        assertThat(same).isTrue();
        assertThat(onTheWire).isEqualTo("video_md5");
    }

    @Test
    void confined() throws Exception {
        byte[] bytes = Samples.JPEG.bytes();
        List<Object> asked = new ArrayList<>();
        // snippet: confined
        try (ConfinedDecoder decoder = new ConfinedDecoder(ConfinedDecoderSettings.DEFAULT, Confinement.detect())) {
            System.out.println(decoder.confinement()); // what the child is kept from, and what it is not
            try {
                PictureLook look = decoder.look(bytes);
                look.hashes().stream().filter(PdqHash::usable).forEach(hash -> asked.add(hash.hash()));
            } catch (PictureException e) {
                asked.add(e.getMessage()); // undetermined: e.kind() says why
            }
        }
        // end
        assertThat(asked).singleElement().isInstanceOf(Pdq.class);
    }

    @Test
    void video(@TempDir Path folder) throws Exception {
        Ffmpeg ffmpeg = Clips.ffmpeg();
        Path film = Clips.draw(folder.resolve("film.mp4"), 6);
        Path clip = Clips.draw(folder.resolve("clip.mp4"), 6, "-ss", "3");
        // snippet: video
        VideoHasher hasher = new VideoHasher(ffmpeg, Confinement.detect(), VideoLimits.DEFAULT);
        VideoLook known = hasher.look(film, FrameSampling.EXACT); // for a bank
        VideoLook posted = hasher.look(clip, FrameSampling.SCREENING); // for a question
        VpdqComparison comparison = VpdqComparison.of(posted.vpdq(), known.vpdq(), VpdqThresholds.DEFAULT);
        for (VpdqComparison.Segment segment : comparison.segments()) {
            System.out.println(
                    "from " + segment.targetFrom() + " ms of the known video, " + segment.frames() + " frames");
        }
        // end
        assertThat(comparison.matches()).isTrue();
        assertThat(comparison.segments().getFirst().targetFrom()).isEqualTo(3000);
        assertThat(known.incomplete()).isEmpty();
    }

    @Test
    void text() {
        String one = "the harbour of aldermere opens at six and all boats wait for the bell";
        String other = "harbour news: the harbour of aldermere opens at six and all boats wait for the bell";
        // snippet: text
        boolean near = TextSketcher.sketch(one)
                .flatMap(a -> TextSketcher.sketch(other).map(a::distance))
                .map(distance -> distance <= TextSketcher.DEFAULT_THRESHOLD)
                .orElse(false); // too short or too plain to be compared
        // end
        // snippet: tlsh
        int distance = TlshHasher.hash(one)
                .flatMap(a -> TlshHasher.hash(other).map(a::distanceWithoutLength))
                .orElse(Integer.MAX_VALUE);
        // end
        assertThat(near).isTrue();
        assertThat(distance).isPositive();
    }

    @Test
    void address() {
        // snippet: address
        CanonicalUrl url = CanonicalUrl.of("HTTP://www.Example.org:80/channel/./42/?utm_source=mail#top");
        String canonical = url.text(); // https://example.org/channel/42
        List<UrlFingerprint> toLookUp = url.covering(); // the address, the paths and the hosts above it
        List<UrlMd5> toLookUpInLists = UrlMd5.variants("HTTP://www.Example.org:80/channel/./42/");
        UrlFingerprint channel = UrlFingerprint.of(UrlFingerprint.Kind.PREFIX, "https://example.org/channel");
        // end
        assertThat(canonical).isEqualTo("https://example.org/channel/42");
        assertThat(toLookUp).contains(channel);
        assertThat(toLookUpInLists).isNotEmpty();
    }

    @Test
    void the_guide_has_every_snippet_as_it_runs() throws IOException {
        Path module = Path.of("").toAbsolutePath();
        String source =
                Files.readString(module.resolve("src/test/java/org/brightline/fingerprint/MediaGuideTest.java"));
        Map<String, String> running = new LinkedHashMap<>();
        for (Matcher region = REGION.matcher(source); region.find(); ) {
            running.put(region.group(2), region.group(3).replaceAll("(?m)^" + region.group(1), ""));
        }
        Map<String, String> shown = new LinkedHashMap<>();
        for (Matcher fence = FENCE.matcher(Files.readString(module.resolve("../docs/media.md"))); fence.find(); ) {
            shown.put(fence.group(1), fence.group(2));
        }

        assertThat(running).hasSize(6);
        assertThat(shown).containsExactlyInAnyOrderEntriesOf(running);
    }
}
