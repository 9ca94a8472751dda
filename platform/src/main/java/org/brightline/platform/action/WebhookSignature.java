package org.brightline.platform.action;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature under everything that a platform is sent: {@code v1=} and the hexadecimal HMAC-SHA-256 (RFC 2104) over the
 * timestamp in seconds, a dot, and the raw body; where there is no body, the request target (path, and query if there is one)
 * stands for it.
 */
public final class WebhookSignature {
    /** The header with the time, seconds since 1970. */
    public static final String TIMESTAMP = "Brightline-Timestamp";
    /** The header with the signature. */
    public static final String SIGNATURE = "Brightline-Signature";
    /** How far the timestamp may be from the receiver's clock, so that a recorded request cannot be sent again later. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String VERSION = "v1=";

    private WebhookSignature() {}

    /**
     * The value of the signature's header.
     *
     * @param secret as it was shown; its ASCII bytes are the key
     * @param at the time of sending; its full seconds count
     * @param body the raw body, or the request target in ASCII
     */
    public static String of(String secret, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            return VERSION + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }

    /**
     * Whether a request is from somebody who knows the secret, and is not an old one. Compares in constant time.
     *
     * @param timestamp the header's value, null if there is none
     * @param signature the header's value, null if there is none
     */
    public static boolean verify(
            String secret, @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
        if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        long seconds = Long.parseLong(timestamp);
        if (Math.abs(now.getEpochSecond() - seconds) > WINDOW.toSeconds()) {
            return false;
        }
        return MessageDigest.isEqual(
                of(secret, Instant.ofEpochSecond(seconds), body).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
    }
}
