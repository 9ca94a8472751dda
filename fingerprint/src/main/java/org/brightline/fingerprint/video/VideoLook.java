package org.brightline.fingerprint.video;

import java.util.Optional;
import org.brightline.fingerprint.VideoMd5;
import org.brightline.fingerprint.VideoSha256;
import org.brightline.fingerprint.Vpdq;

/**
 * What a video looks like.
 *
 * @param md5 the digest of the file
 * @param sha256 the digest of the file
 * @param vpdq the frames that were looked at, at least one
 * @param withoutBars the same frames without black bars at their edges, to be asked for as well; nothing if none has bars
 * @param incomplete why it is not the whole video that was looked at, for people; nothing if it is
 */
public record VideoLook(
        VideoMd5 md5, VideoSha256 sha256, Vpdq vpdq, Optional<Vpdq> withoutBars, Optional<String> incomplete) {}
