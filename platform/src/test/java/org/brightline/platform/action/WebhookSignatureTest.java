package org.brightline.platform.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The vectors of docs/webhooks.md; they were computed with {@code openssl dgst -sha256 -hmac}. */
class WebhookSignatureTest {
    private static final String SECRET = "whs_a-secret-of-the-manual-0123456789abcdefghij";
    private static final Instant AT = Instant.ofEpochSecond(1_790_000_000L);
    private static final byte[] BODY = "{\"effect\":\"REMOVE\",\"externalId\":\"p-123\"}".getBytes(UTF_8);
    private static final byte[] TARGET = "/posts/p-123/state".getBytes(UTF_8);

    @Test
    void a_body_is_signed_as_the_manual_says() {
        assertThat(WebhookSignature.of(SECRET, AT, BODY))
                .isEqualTo("v1=f946b0cbfdbed8dc97684f0e8ff7e0e575af6363e817d8910ba0dbbb6bd1f932");
    }

    @Test
    void a_status_request_is_signed_over_its_path() {
        assertThat(WebhookSignature.of(SECRET, AT, TARGET))
                .isEqualTo("v1=9e8e0bac4570deb12af7df769817dd17de9175bcdfcf26bec80d798999849e54");
    }

    @Test
    void what_was_signed_is_recognised_within_five_minutes_on_either_side() {
        String signature = WebhookSignature.of(SECRET, AT, BODY);
        assertThat(WebhookSignature.verify(SECRET, "1790000000", signature, BODY, AT.plusSeconds(300)))
                .isTrue();
        assertThat(WebhookSignature.verify(SECRET, "1790000000", signature, BODY, AT.minusSeconds(300)))
                .isTrue();
        assertThat(WebhookSignature.verify(SECRET, "1790000000", signature, BODY, AT.plusSeconds(301)))
                .isFalse();
        assertThat(WebhookSignature.verify(SECRET, "1790000000", signature, BODY, AT.minusSeconds(301)))
                .isFalse();
    }

    @Test
    void another_body_secret_time_or_no_signature_at_all_is_refused() {
        String signature = WebhookSignature.of(SECRET, AT, BODY);
        assertThat(WebhookSignature.verify(SECRET, "1790000000", signature, TARGET, AT))
                .isFalse();
        assertThat(WebhookSignature.verify("whs_other", "1790000000", signature, BODY, AT))
                .isFalse();
        assertThat(WebhookSignature.verify(SECRET, "1790000001", signature, BODY, AT))
                .isFalse();
        assertThat(WebhookSignature.verify(SECRET, "1790000000", null, BODY, AT))
                .isFalse();
        assertThat(WebhookSignature.verify(SECRET, null, signature, BODY, AT)).isFalse();
        assertThat(WebhookSignature.verify(SECRET, "-1790000000", signature, BODY, AT))
                .isFalse();
        assertThat(WebhookSignature.verify(SECRET, "9".repeat(40), signature, BODY, AT))
                .isFalse();
    }
}
