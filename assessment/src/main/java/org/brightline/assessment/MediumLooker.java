package org.brightline.assessment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.brightline.assessment.MediumLook.Unseen;
import org.brightline.assessment.MediumLook.Why;
import org.brightline.fingerprint.decoding.PictureViewer;
import org.brightline.fingerprint.picture.Extent;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.video.FrameSampling;
import org.brightline.fingerprint.video.VideoContainer;
import org.brightline.fingerprint.video.VideoException;
import org.brightline.fingerprint.video.VideoHasher;

/** Looks at media: what begins like a video is one, everything else is a picture or cannot be seen. Safe for many threads. */
public final class MediumLooker {
    private final PictureViewer pictures;
    private final Supplier<Optional<VideoHasher>> videos;

    /**
     * One that looks with these.
     *
     * @param videos gives what looks at videos, asked for each video; nothing where the machine has no program that reads them
     */
    public MediumLooker(PictureViewer pictures, Supplier<Optional<VideoHasher>> videos) {
        this.pictures = pictures;
        this.videos = videos;
    }

    /** For pictures alone: a video cannot be seen. */
    public static MediumLooker ofPictures(PictureViewer pictures) {
        return new MediumLooker(pictures, Optional::empty);
    }

    /** What a search has to know of a medium. */
    public MediumLook look(byte[] bytes) {
        return look(bytes, FrameSampling.SCREENING);
    }

    /**
     * What a bank keeps of a medium: of a video the exact frames, which takes longer; a picture only if it is not cut short,
     * because the part that is left looks like another picture than the whole.
     */
    public MediumLook lookExactly(byte[] bytes) {
        return look(bytes, FrameSampling.EXACT);
    }

    private MediumLook look(byte[] bytes, FrameSampling sampling) {
        if (VideoContainer.of(bytes).isPresent()) {
            return video(bytes, sampling);
        }
        try {
            PictureLook look = pictures.look(bytes);
            if (sampling.exact() && look.extent() == Extent.CUT_SHORT) {
                throw new Octets(bytes, look.format()).truncated();
            }
            return new MediumLook.Picture(look);
        } catch (PictureException e) {
            return Unseen.of(e);
        }
    }

    private MediumLook video(byte[] bytes, FrameSampling sampling) {
        Optional<VideoHasher> hasher = videos.get();
        if (hasher.isEmpty()) {
            return new Unseen(
                    Why.UNDECIDED,
                    "The video could not be looked at: the machine has no ffmpeg of version 5.1 or later, which reads videos.");
        }
        try {
            Path file = Files.createTempFile("brightline-video-", "");
            try {
                Files.write(file, bytes);
                return new MediumLook.Video(hasher.get().look(file, sampling));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (VideoException e) {
            return Unseen.of(e);
        } catch (IOException e) {
            return new Unseen(
                    Why.UNDECIDED,
                    "The video could not be looked at: there is no room for it on the disk of the server.");
        }
    }
}
