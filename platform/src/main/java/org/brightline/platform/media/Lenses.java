package org.brightline.platform.media;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.brightline.fingerprint.confined.ConfinedDecoder;
import org.brightline.fingerprint.confined.ConfinedDecoderSettings;
import org.brightline.fingerprint.confined.Confinement;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.decoding.PictureViewer;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.video.Ffmpeg;
import org.brightline.fingerprint.video.VideoHasher;
import org.brightline.fingerprint.video.VideoLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server looks at pictures and videos with. What the machine permits is found out beside the start of the server, which it
 * does not delay, and what it does not permit is told to the operator in the log.
 */
final class Lenses implements PictureViewer, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lenses.class);

    private final CompletableFuture<Found> found;

    /** What the machine has. */
    private record Found(PictureViewer pictures, Optional<VideoHasher> videos) {}

    Lenses(MediaSettings settings) {
        this.found = CompletableFuture.supplyAsync(
                () -> find(settings), task -> Thread.ofVirtual().name("lenses").start(task));
    }

    private static Found find(MediaSettings settings) {
        Confinement confinement = Confinement.detect();
        for (Confinement.Measure measure : confinement.measures()) {
            if (!measure.taken()) {
                log.warn("Pictures and videos are decoded with less protection than there could be. {}", measure);
            }
        }
        PictureLimits limits =
                new PictureLimits(settings.picture().toBytes(), settings.pixels(), settings.time(), settings.frames());
        if (!settings.confined()) {
            log.warn("Pictures are decoded in the server itself: BRIGHTLINE_MEDIA_CONFINED is false.");
        }
        PictureViewer pictures = settings.confined()
                ? new ConfinedDecoder(
                        new ConfinedDecoderSettings(
                                settings.workersOrProcessors(),
                                settings.waiting(),
                                settings.time().multipliedBy(2),
                                (int) settings.memory().toMegabytes(),
                                limits),
                        confinement)
                : PictureViewer.inProcess(new PictureDecoder(limits));
        Optional<VideoHasher> videos = Ffmpeg.find()
                .map(ffmpeg -> new VideoHasher(
                        ffmpeg,
                        confinement,
                        new VideoLimits(
                                settings.video().size().toBytes(),
                                settings.video().pixels(),
                                settings.video().frames(),
                                settings.video().time())));
        if (videos.isEmpty()) {
            log.warn(
                    "Videos cannot be looked at and go to a person: the machine has no ffmpeg of version 5.1 or later.");
        }
        return new Found(pictures, videos);
    }

    @Override
    public PictureLook look(byte[] bytes) throws PictureException {
        return found.join().pictures().look(bytes);
    }

    /** What looks at videos; nothing where the machine has no program for it. */
    Optional<VideoHasher> videos() {
        return found.join().videos();
    }

    @Override
    public void close() {
        if (found.join().pictures() instanceof ConfinedDecoder decoder) {
            decoder.close();
        }
    }
}
