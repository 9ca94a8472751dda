package org.brightline.fingerprint;

/** The kinds of {@link Fingerprint}. The order is part of the total order of fingerprints; add new kinds at the end. */
public enum FingerprintType {
    /** A perceptual hash of 256 bits of a picture: near copies are near. */
    PDQ,
    /** The SHA-256 digest of the bytes (FIPS 180-4): only exact copies are equal. */
    SHA256,
    /** The MD5 digest of the bytes (RFC 1321): only for lists that know nothing better; it is not collision-proof. */
    MD5
}
