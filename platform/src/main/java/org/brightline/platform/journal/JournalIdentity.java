package org.brightline.platform.journal;

/**
 * Who the journal is.
 *
 * @param verifierKey the public key in C2SP form, {@code name+hash+key}, for whoever verifies checkpoints
 */
public record JournalIdentity(String verifierKey) {}
