package org.brightline.platform.intake.internal.fetch;

/** The bytes that an address led to. */
public record Fetched(byte[] bytes) {}
