package org.brightline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brightline.fingerprint.decoding.Codecs;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.picture.FrameCount;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLimits;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile bytes: whatever comes in, the answer is a value or the documented refusal. */
class FingerprintFuzzTest {

    private static final PictureLimits LIMITS = new PictureLimits(1_000_000, 100_000, Duration.ofSeconds(20), 20);

    private static final PictureDecoder INSTALLED = new PictureDecoder(LIMITS, Codecs.INSTALLED);
    private static final PictureDecoder JAVA = new PictureDecoder(LIMITS, Codecs.JAVA);

    static Stream<Arguments> pictures() {
        return Arrays.stream(Samples.values()).map(sample -> Arguments.of((Object) sample.bytes()));
    }

    @MethodSource("pictures")
    @FuzzTest(maxDuration = "2m")
    void any_bytes_are_a_picture_or_refused(byte[] bytes) {
        decodeOrRefuse(INSTALLED, bytes);
    }

    @MethodSource("pictures")
    @FuzzTest(maxDuration = "2m")
    void any_bytes_are_a_picture_or_refused_by_the_decoders_of_java(byte[] bytes) {
        decodeOrRefuse(JAVA, bytes);
    }

    static Stream<Arguments> animations() {
        Animations.Disposal[] disposals = Animations.Disposal.values();
        return Arrays.stream(Animations.values())
                .map(format -> Arguments.of((Object) format.file(Arrays.stream(disposals)
                        .map(disposal -> new Animations.Part(2 * disposal.ordinal(), 2, 'G', disposal))
                        .toArray(Animations.Part[]::new))));
    }

    @MethodSource("animations")
    @FuzzTest(maxDuration = "2m")
    void any_bytes_are_an_animation_or_refused(byte[] bytes) {
        try {
            FrameCount count = INSTALLED.decodeFrames(bytes, frame -> PdqHasher.hashes(frame.picture()));
            assertThat(count.distinct()).isBetween(1, count.decoded());
            assertThat(count.decoded()).isLessThanOrEqualTo(LIMITS.frames());
        } catch (PictureException refusal) {
            assertThat(refusal).message().isNotBlank();
        }
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                        "0".repeat(32),
                        "f".repeat(64),
                        "0123456789ABCDEF".repeat(4),
                        "T1" + "0A".repeat(35),
                        "[\"" + "0".repeat(64) + ",50,1.02\"]",
                        "https://example.org/a/b?c=d",
                        "example.org",
                        "https://xn--bcher-kva.example:8080/#!x")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("texts")
    @FuzzTest(maxDuration = "1m")
    void any_text_is_a_fingerprint_or_refused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (FingerprintType type : FingerprintType.values()) {
            try {
                Fingerprint fingerprint = Fingerprint.parse(type, text);
                assertThat(Fingerprint.parse(type, fingerprint.text())).isEqualTo(fingerprint);
                assertThat(type == FingerprintType.VPDQ || fingerprint.text().equals(text))
                        .isTrue();
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal)
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .message()
                        .isNotBlank();
            }
        }
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                        "HTTP://www.Example.org:80/a/../b?utm_source=x&a=%7e#top",
                        "https://[::1]:8443/",
                        "0x7f.1/x",
                        "b\u00fccher.example/\ud83d\ude00?\u00e4",
                        "http:\\\\m.example.org\\a%2fb%",
                        "mailto:someone@example.org")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("addresses")
    @FuzzTest(maxDuration = "1m")
    void any_text_is_an_address_in_one_form_or_refused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            CanonicalUrl url = CanonicalUrl.of(text);
            assertThat(url.text()).matches("https://[!-~]+").hasSizeLessThanOrEqualTo(CanonicalUrl.MAX_LENGTH);
            assertThat(CanonicalUrl.of(url.text())).isEqualTo(url);
            for (UrlFingerprint covering : url.covering()) {
                assertThat(covering.text()).isNotBlank();
            }
            assertThat(UrlMd5.variants(text)).hasSizeBetween(1, 26);
        } catch (IllegalArgumentException refusal) {
            assertThat(refusal)
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .message()
                    .isNotBlank();
        }
    }

    @Property(tries = 500)
    void a_picture_with_broken_bytes_is_a_picture_or_refused(
            @ForAll Samples sample, @ForAll Codecs codecs, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = sample.bytes();
        // Headers steer a decoder more than picture data do, so half of the damage is done there.
        for (int i = random.nextInt(8); i >= 0; i--) {
            int reach = random.nextBoolean() ? Math.min(200, bytes.length) : bytes.length;
            bytes[random.nextInt(reach)] = (byte) random.nextInt();
        }
        decodeOrRefuse(
                decoder(codecs), random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
    }

    @Property(tries = 300)
    void bytes_after_any_known_beginning_are_a_picture_or_refused(
            @ForAll Samples sample, @ForAll Codecs codecs, @ForAll byte[] tail) {
        byte[] bytes = sample.bytes();
        int kept = Math.min(26, bytes.length);
        byte[] mixed = Arrays.copyOf(bytes, kept + tail.length);
        System.arraycopy(tail, 0, mixed, kept, tail.length);
        decodeOrRefuse(decoder(codecs), mixed);
    }

    private static PictureDecoder decoder(Codecs codecs) {
        return codecs == Codecs.JAVA ? JAVA : INSTALLED;
    }

    private static void decodeOrRefuse(PictureDecoder decoder, byte[] bytes) {
        try {
            Picture picture = decoder.decode(bytes);
            assertThat(PdqHasher.hash(picture).quality()).isBetween(0, 100);
            assertThat(decoder.screen(bytes).width()).isEqualTo(picture.width());
        } catch (PictureException refusal) {
            assertThat(refusal).message().isNotBlank();
        }
    }
}
