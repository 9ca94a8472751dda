package org.brightline.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.RawText;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.TextMinHash;
import org.brightline.fingerprint.Tlsh;
import org.brightline.fingerprint.UrlFingerprint;
import org.brightline.fingerprint.UrlMd5;
import org.brightline.fingerprint.VideoMd5;
import org.brightline.fingerprint.VideoSha256;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.video.VpdqComparison;
import org.brightline.fingerprint.video.VpdqThresholds;
import org.junit.jupiter.api.Test;

/** Fingerprints of texts, links and videos. */
class OtherTypesTest {

    private static final BankSettings BANK = BankSettings.confirmed(1, "SONGS");

    private final LiveIndex live = new LiveIndex(MatchSettings.PLAIN, Runnable::run);

    @Test
    void what_has_no_distance_matches_where_it_is_equal_and_of_the_same_type() {
        Md5 md5 = Md5.of(new byte[] {1});
        Sha256 sha256 = Sha256.of(new byte[] {1});
        List<Fingerprint> known = List.of(
                md5,
                new VideoMd5(md5),
                new UrlMd5(md5),
                sha256,
                new VideoSha256(sha256),
                new RawText("the lake people sing"),
                new UrlFingerprint(UrlFingerprint.Kind.EXACT, "https://songs.example/a"),
                new UrlFingerprint(UrlFingerprint.Kind.PREFIX, "https://songs.example/a"),
                new UrlFingerprint(UrlFingerprint.Kind.HOST, "songs.example"));
        live.banks(List.of(BANK));
        for (int number = 0; number < known.size(); number++) {
            live.add(EntryBatch.of(List.of(new Entry(number, 1, known.get(number)))));
        }

        for (int number = 0; number < known.size(); number++) {
            assertThat(live.current().match(known.get(number)))
                    .extracting(Match::number, match -> match.entry().fingerprint())
                    .containsExactly(tuple((long) number, known.get(number)));
        }
        assertThat(live.current().match(new RawText("the lake people sing."))).isEmpty();
    }

    @Property(tries = 20)
    void tlsh_hashes_match_within_their_own_distance(@ForAll long seed) {
        Random random = new Random(seed);
        live.banks(List.of(BANK.withTextThresholds(Map.of(FingerprintType.TEXT_TLSH, 60))));
        List<Tlsh> known = new ArrayList<>();
        EntryBatch.Builder batch = EntryBatch.builder();
        for (int number = 0; number < 2_500; number++) {
            Tlsh base = number % 5 == 0 ? tlsh(random) : known.get(number - number % 5);
            Tlsh near = new Tlsh(
                    base.head(), base.a() ^ random.nextLong() >>> random.nextInt(63), base.b(), base.c(), base.d());
            known.add(near);
            batch.add(new Entry(number, 1, near));
        }
        live.add(batch.build());

        for (int i = 0; i < 50; i++) {
            Tlsh query = known.get(random.nextInt(known.size()));
            Set<Long> expected = new HashSet<>();
            for (int number = 0; number < known.size(); number++) {
                if (query.distanceWithoutLength(known.get(number)) <= 60) {
                    expected.add((long) number);
                }
            }
            assertThat(live.current().match(query))
                    .allSatisfy(match -> assertThat(match.distance()).isEqualTo(query.distanceWithoutLength((Tlsh)
                            match.entry().fingerprint())))
                    .extracting(Match::number)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void sketches_of_texts_match_within_the_bits_that_the_bank_says() {
        live.banks(List.of(BANK));
        live.add(EntryBatch.of(List.of(new Entry(1, 1, new TextMinHash(0, 0, 0, 0)))));
        TextMinHash at40 = new TextMinHash((1L << 40) - 1, 0, 0, 0);

        assertThat(live.current().match(at40)).extracting(Match::distance).containsExactly(40);
        live.banks(List.of(BANK.withTextThresholds(Map.of(FingerprintType.TEXT_MINHASH, 39))));
        assertThat(live.current().match(at40)).isEmpty();
        assertThat(live.current().match(new Pdq(0, 0, 0, 0))).isEmpty();
    }

    @Test
    void thresholds_of_what_is_no_text_or_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANK.withTextThresholds(Map.of(FingerprintType.MD5, 1)))
                .withMessage("A fingerprint of type MD5 is no text that is near another.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANK.withTextThresholds(Map.of(FingerprintType.TEXT_TLSH, 1001)))
                .withMessage("The threshold of TLSH hashes is from 0 to 1000, not 1001.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANK.withTextThresholds(Map.of(FingerprintType.TEXT_MINHASH, 64)));
    }

    @Property(tries = 60)
    void videos_match_as_the_comparison_of_two_videos_says(@ForAll long seed) {
        Random random = new Random(seed);
        VpdqThresholds thresholds = new VpdqThresholds(50, 31, 60, 20);
        LiveIndex index = new LiveIndex(MatchSettings.PLAIN.withVideo(thresholds), Runnable::run);
        index.banks(List.of(BANK));
        List<Vpdq> known = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            known.add(video(random));
            index.add(EntryBatch.of(List.of(new Entry(number, 1, known.getLast()))));
        }
        // Videos that come again leave the frames of the first time behind.
        for (int number = 0; number < 30; number += 3) {
            known.set(number, video(random));
            index.add(EntryBatch.of(List.of(new Entry(number, 1, known.get(number)))));
        }

        for (int i = 0; i < 20; i++) {
            Vpdq query = video(random);
            Set<Long> expected = new HashSet<>();
            for (int number = 0; number < known.size(); number++) {
                if (VpdqComparison.of(query, known.get(number), thresholds).matches()) {
                    expected.add((long) number);
                }
            }
            assertThat(index.current().match(query))
                    .allSatisfy(match -> {
                        VpdqComparison exact = VpdqComparison.of(query, known.get((int) match.number()), thresholds);
                        assertThat(match.share())
                                .isEqualTo(new Match.VideoShare(exact.queryPercent(), exact.targetPercent()));
                    })
                    .extracting(Match::number)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Frames of few scenes, so that videos share some. */
    private static Vpdq video(Random random) {
        List<Vpdq.Frame> frames = new ArrayList<>();
        for (int second = random.nextInt(12); second >= 0; second--) {
            Pdq scene = LiveIndexTest.picture(random.nextInt(10));
            Pdq shown = new Pdq(scene.a(), scene.b() ^ (1L << random.nextInt(40)) - 1, scene.c(), scene.d());
            frames.add(new Vpdq.Frame(shown, 40 + random.nextInt(60), second * 1000));
        }
        return new Vpdq(frames);
    }

    private static Tlsh tlsh(Random random) {
        return new Tlsh(
                random.nextInt(1 << 24), random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }
}
