package org.brightline.platform.banks;

/**
 * What became of a file.
 *
 * @param lines that are not blank, comment or header
 * @param added entries
 * @param known lines that were passed over, because the bank has all their fingerprints
 * @param refused lines that are wrong
 * @param digest SHA-256 of the file, 64 hexadecimal digits
 */
public record ImportReport(long lines, long added, long known, long refused, String digest) {}
