package org.brightline.assessment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;
import javax.imageio.ImageIO;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.decoding.PictureViewer;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.language.Reader;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.pattern.PatternReader;
import org.brightline.matching.MatchIndex;
import org.brightline.policy.Release;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.files.ReleaseReader;
import org.jspecify.annotations.Nullable;

/** Items and assessors for tests. Pictures are drawn by code. */
final class Samples {
    private static final Reader READER = PatternReader.shipped();
    private static final Release RELEASE = ReleaseReader.shipped();
    private static final PolicyEngine ENGINE = new PolicyEngine(RELEASE);

    private static final MediumLooker LOOKER =
            MediumLooker.ofPictures(PictureViewer.inProcess(new PictureDecoder(PictureLimits.DEFAULT)));

    private Samples() {}

    static Assessor assessor() {
        return assessor(MatchIndex.EMPTY);
    }

    static Assessor assessor(MatchIndex index) {
        return assessor(index, _ -> Optional.empty());
    }

    static Assessor assessor(MatchIndex index, LongFunction<Optional<Vpdq>> videos) {
        return new Assessor(READER, () -> index, () -> ENGINE, LOOKER, videos);
    }

    /** With the shipped clauses in which a word is replaced. */
    static Assessor assessorWith(String file, String word, String other) {
        Map<String, String> files = new java.util.TreeMap<>(ReleaseReader.shippedFiles());
        files.computeIfPresent(file, (name, text) -> text.replace(word, other));
        return assessor(ReleaseReader.read("changed", files));
    }

    /** With another release. */
    static Assessor assessor(Release release) {
        PolicyEngine engine = new PolicyEngine(release);
        return new Assessor(READER, () -> MatchIndex.EMPTY, () -> engine, LOOKER, _ -> Optional.empty());
    }

    /** With another reader. */
    static Assessor assessor(Reader reader) {
        return new Assessor(reader, () -> MatchIndex.EMPTY, () -> ENGINE, LOOKER, _ -> Optional.empty());
    }

    /** With the reader that a server has unless its operator chooses otherwise: patterns and learned models. */
    static Assessor learnedAssessor() {
        return assessor(LearnedReader.shipped(READER));
    }

    static Release release() {
        return RELEASE;
    }

    static Item post(String text) {
        return item(text, null, List.of());
    }

    static Item item(@Nullable String text, @Nullable String hint, List<Medium> media) {
        return new Item(
                "harbour",
                "post-1",
                "post",
                null,
                Audience.PUBLIC,
                hint,
                Instant.parse("2026-11-24T12:00:00Z"),
                text,
                media,
                null);
    }

    /** Coloured blocks, the same for the same seed. */
    static BufferedImage drawing(long seed, int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        Graphics2D canvas = image.createGraphics();
        int cell = side / 8;
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                canvas.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
                canvas.fillRect(x * cell, y * cell, cell, cell);
            }
        }
        canvas.dispose();
        return image;
    }

    static Medium medium(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Medium(out.toByteArray(), "image/" + format);
    }
}
