package org.brightline.fingerprint;

/**
 * The SHA-256 digest of a video file, in the words of lists that keep videos apart: of the same digits as the
 * {@link Sha256} of the file.
 *
 * @param digest the digest
 */
public record VideoSha256(Sha256 digest) implements Fingerprint {

    @Override
    public FingerprintType type() {
        return FingerprintType.VIDEO_SHA256;
    }

    @Override
    public String text() {
        return digest.text();
    }

    @Override
    public String toString() {
        return text();
    }
}
