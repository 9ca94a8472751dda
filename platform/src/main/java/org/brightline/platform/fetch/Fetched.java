package org.brightline.platform.fetch;

/** The bytes that an address led to. */
public record Fetched(byte[] bytes) {}
