package org.brightline.platform.action;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent to platforms: {@code v1=} and the hex HMAC-SHA-256 (RFC 2104) over the timestamp in Unix seconds, a dot, and the
 * body; for a status request the path stands in the body's place. {@code docs/webhooks.md} has the vectors.
 */
public final class WebhookSignature {
    /** The header with the time of sending in Unix seconds. */
    public static final String TIMESTAMP = "Brightline-Timestamp";
    /** The header with the signature. */
    public static final String SIGNATURE = "Brightline-Signature";

    private WebhookSignature() {}

    /** The value of the signature's header. */
    public static String of(String secret, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }
}
