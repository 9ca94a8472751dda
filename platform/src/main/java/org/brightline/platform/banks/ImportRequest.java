package org.brightline.platform.banks;

import org.brightline.fingerprint.FingerprintType;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be brought in.
 *
 * @param type the kind of fingerprints that stand alone on a line; null if each line says
 * @param unsaid what is said of entries that do not say it themselves
 * @param duplicates whether entries are passed over whose fingerprints the bank has all
 */
public record ImportRequest(
        EntryFormat format, @Nullable FingerprintType type, Unsaid unsaid, Banks.Duplicates duplicates) {}
