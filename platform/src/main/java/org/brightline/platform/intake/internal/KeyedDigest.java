package org.brightline.platform.intake.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) under a secret that does not stand in the database: what was sent can be recognised, and nobody who has only
 * the database can find by guessing what it was.
 */
final class KeyedDigest {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    KeyedDigest(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The digest of some parts in their order; each goes in with its length, so that no two lists are alike. */
    byte[] of(Iterable<byte[]> parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            for (byte[] part : parts) {
                mac.update(Integer.toString(part.length).getBytes(StandardCharsets.US_ASCII));
                mac.update((byte) ':');
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }
}
