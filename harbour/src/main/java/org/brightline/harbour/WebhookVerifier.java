package org.brightline.harbour;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a request comes from Brightline and is not an old one sent again. A sample for any platform: it needs nothing but the JDK.
 * For a webhook the signed bytes are the raw body, for a status request the raw path.
 */
public final class WebhookVerifier {
    /** What a check comes to. */
    public enum Verdict {
        /** It is from Brightline, and fresh. */
        GENUINE,
        /** A header is missing or cannot be read. */
        MALFORMED,
        /** The signature is not Brightline's. */
        FORGED,
        /** It is too old, or from the future. */
        STALE
    }

    private final byte[] secret;
    private final Duration window;
    private final Clock clock;

    /**
     * A verifier.
     *
     * @param secret as the console showed it once
     * @param window how old a request may be; five minutes is usual
     */
    public WebhookVerifier(String secret, Duration window, Clock clock) {
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
        this.window = window;
        this.clock = clock;
    }

    /** Checks the two headers against the signed bytes. */
    public Verdict verify(@Nullable String timestamp, @Nullable String signature, byte[] signed) {
        if (timestamp == null
                || signature == null
                || !timestamp.matches("\\d{1,12}")
                || !signature.matches("v1=[0-9a-f]{64}")) {
            return Verdict.MALFORMED;
        }
        byte[] claimed = HexFormat.of().parseHex(signature.substring("v1=".length()));
        // Compared in constant time, so that nobody can feel their way to a signature.
        if (!MessageDigest.isEqual(claimed, hmac(timestamp, signed))) {
            return Verdict.FORGED;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return age.abs().compareTo(window) > 0 ? Verdict.STALE : Verdict.GENUINE;
    }

    private byte[] hmac(String timestamp, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }
}
