package org.brightline.fingerprint;

/**
 * The MD5 digest of a video file, in the words of lists that keep videos apart: of the same digits as the {@link Md5} of
 * the file.
 *
 * @param digest the digest
 */
public record VideoMd5(Md5 digest) implements Fingerprint {

    @Override
    public FingerprintType type() {
        return FingerprintType.VIDEO_MD5;
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
