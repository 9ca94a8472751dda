package org.brightline.platform.action;

/**
 * An endpoint at the one moment at which its secret can be seen.
 *
 * @param secret its ASCII bytes are the HMAC key
 */
public record ConfiguredEndpoint(Endpoint endpoint, String secret) {}
