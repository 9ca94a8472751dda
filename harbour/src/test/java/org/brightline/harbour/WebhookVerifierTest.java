package org.brightline.harbour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WebhookVerifierTest {
    private static final byte[] BODY = "{\"effect\":\"REMOVE\"}".getBytes(UTF_8);
    /** Made with: printf '1780000000.{"effect":"REMOVE"}' | openssl dgst -sha256 -hmac 'a secret of the harbour' */
    private static final String SIGNATURE = "v1=3784a3dc7c8f60784c06060614d03297f7226a1ecc7b4104bcc2d8eaabfc7ae3";

    private static WebhookVerifier at(long second) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
        return new WebhookVerifier("a secret of the harbour", Duration.ofMinutes(5), clock);
    }

    @Test
    void a_fresh_request_with_the_right_signature_is_genuine() {
        assertThat(at(1_780_000_010).verify("1780000000", SIGNATURE, BODY)).isEqualTo(WebhookVerifier.Verdict.GENUINE);
    }

    @Test
    void an_old_one_or_one_from_the_future_is_stale() {
        assertThat(at(1_780_000_301).verify("1780000000", SIGNATURE, BODY)).isEqualTo(WebhookVerifier.Verdict.STALE);
        assertThat(at(1_779_999_699).verify("1780000000", SIGNATURE, BODY)).isEqualTo(WebhookVerifier.Verdict.STALE);
    }

    @Test
    void one_changed_byte_or_another_time_is_forged() {
        byte[] other = "{\"effect\":\"RESTORE\"}".getBytes(UTF_8);
        assertThat(at(1_780_000_010).verify("1780000000", SIGNATURE, other)).isEqualTo(WebhookVerifier.Verdict.FORGED);
        assertThat(at(1_780_000_010).verify("1780000001", SIGNATURE, BODY)).isEqualTo(WebhookVerifier.Verdict.FORGED);
    }

    @Test
    void headers_that_are_missing_or_make_no_sense_are_malformed() {
        assertThat(at(1).verify(null, SIGNATURE, BODY)).isEqualTo(WebhookVerifier.Verdict.MALFORMED);
        assertThat(at(1).verify("1780000000", null, BODY)).isEqualTo(WebhookVerifier.Verdict.MALFORMED);
        assertThat(at(1).verify("now", SIGNATURE, BODY)).isEqualTo(WebhookVerifier.Verdict.MALFORMED);
        assertThat(at(1).verify("1780000000", "v2=00", BODY)).isEqualTo(WebhookVerifier.Verdict.MALFORMED);
    }
}
