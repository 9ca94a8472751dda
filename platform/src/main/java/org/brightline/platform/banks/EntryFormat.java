package org.brightline.platform.banks;

/** The forms in which entries come and go in files: UTF-8, one entry a line. A line may have 64 KiB. */
public enum EntryFormat {
    /**
     * A kind and a fingerprint, as HMA's and python-threatexchange's local files have them, or a fingerprint alone where the kind
     * is given beside the file. Lines that begin with {@code #} are skipped.
     */
    HASHES,
    /**
     * A JSON object with {@code fingerprints} (an object from kind to fingerprint), {@code label}, {@code source},
     * {@code incident}, {@code reason}, {@code note}, {@code enabled}, {@code from}, {@code until}, {@code metadata}.
     */
    NDJSON,
    /**
     * Comma-separated with a header; a column for each kind, and the names of NDJSON, with {@code metadata} as JSON. RFC 4180, but
     * for line breaks within a value: so a quote that is never closed harms one line only. An export writes them as spaces.
     */
    CSV
}
