package org.brightline.platform.action;

/**
 * An endpoint at the one moment at which its secret can be seen.
 *
 * @param secret its ASCII bytes are the key of {@link WebhookSignature}
 */
public record ConfiguredEndpoint(Endpoint endpoint, String secret) {
    /** Never shows the secret. */
    @Override
    public String toString() {
        return "ConfiguredEndpoint[" + endpoint + "]";
    }
}
