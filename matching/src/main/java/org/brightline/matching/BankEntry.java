package org.brightline.matching;

import java.util.UUID;
import org.brightline.fingerprint.Fingerprint;

/**
 * One piece of known content in a bank.
 *
 * @param id the entry's own id, unique within an index
 * @param bank the name of the bank that holds it
 * @param fingerprint what it looks like
 * @param label what it is, for the person who reviews a match
 * @param source who said so
 */
public record BankEntry(UUID id, String bank, Fingerprint fingerprint, String label, String source) {}
