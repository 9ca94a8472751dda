package org.brightline.cli.internal.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brightline.assessment.MediumLook;
import org.brightline.assessment.MediumLooker;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.confined.Confinement;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.decoding.PictureViewer;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.video.Ffmpeg;
import org.brightline.fingerprint.video.VideoHasher;
import org.brightline.fingerprint.video.VideoLimits;

/** Looks at the files of whoever runs a command: pictures in this process, which starts at once, videos with ffmpeg. */
public final class LocalLooker {
    private LocalLooker() {}

    /** A looker; ffmpeg is looked for when the first video comes. */
    public static MediumLooker create() {
        return new MediumLooker(
                PictureViewer.inProcess(new PictureDecoder(PictureLimits.DEFAULT)), LocalLooker::videoHasher);
    }

    private static Optional<VideoHasher> videoHasher() {
        return Ffmpeg.find().map(ffmpeg -> new VideoHasher(ffmpeg, Confinement.detect(), VideoLimits.DEFAULT));
    }

    /** The digests of the file, and what it looks like as it is, as far as it can be seen and is not too plain; of a text how it reads. */
    public static List<Fingerprint> fingerprints(byte[] bytes, MediumLook look) {
        List<Fingerprint> fingerprints = new ArrayList<>(List.of(Sha256.of(bytes), Md5.of(bytes)));
        switch (look) {
            case MediumLook.Picture(var picture) -> fingerprints.addAll(hashes(picture, true));
            case MediumLook.Video(var video) -> fingerprints.addAll(List.of(video.vpdq(), video.sha256(), video.md5()));
            case MediumLook.Unseen(MediumLook.Why why, String _) -> {
                if (why == MediumLook.Why.NOT_A_PICTURE) {
                    TextKinds.of(bytes).ifPresent(text -> fingerprints.addAll(text.fingerprints()));
                }
            }
        }
        return fingerprints;
    }

    /** What else to ask for where the file as it is looks like nothing known: the picture turned and without its bars. */
    public static List<Fingerprint> altered(MediumLook look) {
        return look instanceof MediumLook.Picture(var picture) ? hashes(picture, false) : List.of();
    }

    /** Why a file is compared by its digests alone, or not wholly; nothing if it is compared as it looks, or is no medium. */
    public static Optional<String> missing(MediumLook look) {
        return switch (look) {
            case MediumLook.Picture(var picture) ->
                hashes(picture, true).isEmpty()
                        ? Optional.of("It is too plain to be compared by its looks.")
                        : picture.incomplete();
            case MediumLook.Video(var video) -> video.incomplete();
            case MediumLook.Unseen(MediumLook.Why why, String message) ->
                why == MediumLook.Why.NOT_A_PICTURE ? Optional.empty() : Optional.of(message);
        };
    }

    private static List<Fingerprint> hashes(PictureLook picture, boolean asItIs) {
        return picture.looks().stream()
                .filter(look -> look.hash().usable() && look.asItIs() == asItIs)
                .<Fingerprint>map(look -> look.hash().hash())
                .distinct()
                .toList();
    }
}
