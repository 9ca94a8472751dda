package org.brightline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.fingerprint.TlshHasher;
import org.brightline.fingerprint.UrlFingerprint;
import org.brightline.fingerprint.VideoMd5;
import org.brightline.fingerprint.VideoSha256;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.fingerprint.video.VideoLook;
import org.brightline.language.CanonicalText;
import org.brightline.matching.BankEntry;
import org.brightline.matching.BankSettings;
import org.brightline.matching.Entry;
import org.brightline.matching.EntryBatch;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.MatchSettings;
import org.brightline.matching.flood.Flood;
import org.brightline.matching.flood.FloodGuard;
import org.brightline.policy.facts.MatchFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownContentTest {
    private static final String APPEAL =
            "Friends of the Ashfall Front, the harbour is ours by right, and whoever stands in our way will stand there alone.";

    private static MatchIndex bank(Fingerprint fingerprint) {
        return MatchIndex.of(List.of(new BankEntry(new UUID(0, 1), "confirmed", fingerprint, "A poster", "the lead")));
    }

    private static Fingerprint pdq(BufferedImage image) throws Exception {
        return PdqHasher.hash(new PictureDecoder(PictureLimits.DEFAULT)
                        .decode(Samples.medium(image, "png").bytes()))
                .hash();
    }

    private static List<Evidence.MatchEvidence> matches(Assessment assessment) {
        return assessment.findings().stream()
                .filter(finding -> finding.clause().equals("promotion-known-content"))
                .flatMap(finding -> finding.evidence().stream())
                .filter(Evidence.MatchEvidence.class::isInstance)
                .map(Evidence.MatchEvidence.class::cast)
                .toList();
    }

    private static Assessment picture(MatchIndex index, BufferedImage image) {
        return Samples.assessor(index).assess(Samples.item(null, null, List.of(Samples.medium(image, "png"))));
    }

    @Test
    void a_mirrored_copy_of_a_known_picture_is_found_once_and_said_to_be_mirrored() throws Exception {
        BufferedImage drawing = soft(Samples.drawing(7, 8));
        BufferedImage mirrored = new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = mirrored.createGraphics();
        canvas.drawImage(drawing, 512, 0, -512, 512, null);
        canvas.dispose();

        assertThat(matches(picture(bank(pdq(drawing)), mirrored)))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.type()).isEqualTo(FingerprintType.PDQ);
                    assertThat(match.note())
                            .isEqualTo(
                                    "It looks like the known picture once it is mirrored, left and right exchanged.");
                });
        assertThat(matches(picture(bank(pdq(drawing)), drawing)))
                .singleElement()
                .satisfies(match -> assertThat(match.note()).isNull());
    }

    @Test
    void an_item_counts_once_for_a_flood_however_many_of_its_media_are_alike() throws Exception {
        List<Flood> floods = new ArrayList<>();
        FloodGuard guard = new FloodGuard(
                new FloodGuard.Settings(Duration.ofHours(1), Duration.ofDays(7), 1, 3, 1, 0.9, 10),
                InstantSource.system(),
                floods::add);
        LiveIndex live = new LiveIndex(MatchSettings.PLAIN.withGuard(guard), Runnable::run);
        live.banks(List.of(BankSettings.confirmed(1, "confirmed")));
        BufferedImage drawing = Samples.drawing(7, 512);
        live.add(EntryBatch.of(List.of(new Entry(7, 1, pdq(drawing)))));
        Medium medium = Samples.medium(drawing, "png");
        Item four = Samples.item(null, null, List.of(medium, medium, medium, medium));

        assertThat(matches(Samples.assessor(live.current()).assess(four))).hasSize(4);
        assertThat(matches(Samples.assessor(live.current()).assess(four))).hasSize(4);
        assertThat(floods).isEmpty();
        assertThat(matches(Samples.assessor(live.current()).assess(four))).isEmpty();
        assertThat(floods).hasSize(1);
    }

    /** Without hard edges, as photos are. */
    private static BufferedImage soft(BufferedImage small) {
        BufferedImage large = new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = large.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(small, 0, 0, 512, 512, null);
        canvas.dispose();
        return large;
    }

    @Test
    void a_copy_between_black_bars_is_found_without_them() throws Exception {
        BufferedImage drawing = Samples.drawing(7, 512);
        BufferedImage wide = new BufferedImage(1200, 512, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = wide.createGraphics();
        canvas.setColor(Color.BLACK);
        canvas.fillRect(0, 0, 1200, 512);
        canvas.drawImage(drawing, 344, 0, null);
        canvas.dispose();

        assertThat(matches(picture(bank(pdq(drawing)), wide)))
                .singleElement()
                .satisfies(match -> assertThat(match.note())
                        .isEqualTo("It looks like the known picture once it is taken without its black bars."));
    }

    @Test
    void a_short_text_is_found_again_after_an_edit() {
        Fingerprint known = TextSketcher.sketch(CanonicalText.of(APPEAL).text()).orElseThrow();
        String edited = APPEAL.replace("harbour", "port") + " Pass it on.";

        assertThat(matches(Samples.assessor(bank(known)).assess(Samples.post(edited))))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.medium()).isEqualTo(MatchFact.TEXT);
                    assertThat(match.type()).isEqualTo(FingerprintType.TEXT_MINHASH);
                    assertThat(match.distance()).isBetween(1, TextSketcher.DEFAULT_THRESHOLD);
                });
        assertThat(matches(Samples.assessor(bank(known))
                        .assess(Samples.post(
                                "The ferry leaves from the harbour at nine, and whoever is late stays here."))))
                .isEmpty();
    }

    @Test
    void a_long_text_is_found_again_by_its_tlsh() {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append(Integer.toString(random.nextInt(100_000), 36)).append(' ');
        }
        String canonical = CanonicalText.of(text.toString()).text();

        assertThat(matches(Samples.assessor(bank(TlshHasher.hash(canonical).orElseThrow()))
                        .assess(Samples.post(text + "and one more word"))))
                .singleElement()
                .satisfies(match -> assertThat(match.type()).isEqualTo(FingerprintType.TEXT_TLSH));
    }

    @ParameterizedTest
    @CsvSource({
        "HOST, example.org, 'Look here: HTTPS://www.example.org/a/b?c=1.', true",
        "PREFIX, https://example.org/channel, '(see http://example.org/channel/42)', true",
        "PREFIX, https://example.org/channel, see http://example.org/other, false",
        "HOST, example.org, see example.organised.test://x and http://example.com/example.org, false"
    })
    void a_link_in_a_text_is_looked_up(UrlFingerprint.Kind kind, String known, String text, boolean found) {
        List<Evidence.MatchEvidence> matches =
                matches(Samples.assessor(bank(UrlFingerprint.of(kind, known))).assess(Samples.post(text)));

        assertThat(matches)
                .hasSize(found ? 1 : 0)
                .allSatisfy(match -> assertThat(match.note()).isEqualTo("A link in the text leads to example.org."));
    }

    @Property
    void the_links_of_any_text_stand_in_it(@ForAll String before, @ForAll String after) {
        String text = before + " https://example.org/" + after;

        assertThat(Links.in(text)).allMatch(text::contains).anyMatch(link -> link.startsWith("https://example.org"));
        assertThat(Links.in(before)).hasSizeLessThanOrEqualTo(Links.MOST);
    }

    @Test
    void a_part_of_a_known_video_is_found_with_the_places_that_are_the_same() {
        Vpdq known = video(0, 20, 1);
        VideoLook look = new VideoLook(
                (VideoMd5) Fingerprint.parse(FingerprintType.VIDEO_MD5, "0".repeat(32)),
                (VideoSha256) Fingerprint.parse(FingerprintType.VIDEO_SHA256, "0".repeat(64)),
                video(5, 12, 1),
                Optional.empty(),
                Optional.empty());
        Assessor assessor =
                Samples.assessor(bank(known), number -> number == 0 ? Optional.of(known) : Optional.empty());
        Item item = Samples.item(null, null, List.of(new Medium(new byte[] {1}, "video/mp4")));

        assertThat(matches(assessor.assess(item, List.of(new MediumLook.Video(look)))))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.type()).isEqualTo(FingerprintType.VPDQ);
                    assertThat(match.distance()).isZero();
                    assertThat(match.note())
                            .isEqualTo(
                                    "100 % of its frames are in the known video, and 35 % of the known video's frames in it."
                                            + " 0:05–0:11 of the known video is at 0:00–0:06 of it.");
                });
    }

    @Test
    void a_video_on_a_machine_that_reads_none_is_undetermined_and_says_so() {
        byte[] video = "....ftypisom........".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Assessment assessment =
                Samples.assessor().assess(Samples.item(null, null, List.of(new Medium(video, "video/mp4"))));

        assertThat(assessment.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(assessment.fingerprints().getFirst().undecodable()).contains("no ffmpeg");
    }

    /** A frame a second, each unlike the others, from one second of a made-up film to another. */
    private static Vpdq video(int from, int to, long seed) {
        List<Vpdq.Frame> frames = new ArrayList<>();
        for (int second = from; second < to; second++) {
            Random random = new Random(seed * 1000 + second);
            Pdq hash = new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
            frames.add(new Vpdq.Frame(hash, 100, (second - from) * 1000));
        }
        return new Vpdq(frames);
    }
}
