package org.brightline.matching;

import java.util.UUID;
import org.brightline.fingerprint.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * One piece of known content in a bank, as a finding shows it.
 *
 * @param id the entry's own id, unique over all banks
 * @param bank the name of the bank that holds it
 * @param fingerprint what it looks like
 * @param label what it is, for the person who reviews a match
 * @param source who said so
 * @param incident the incident that it belongs to, if any
 * @param addedBy who added it, if known
 * @param reason why it was added, if known
 */
public record BankEntry(
        UUID id,
        String bank,
        Fingerprint fingerprint,
        String label,
        String source,
        @Nullable String incident,
        @Nullable String addedBy,
        @Nullable String reason) {

    /** An entry of which no more is known. */
    public BankEntry(UUID id, String bank, Fingerprint fingerprint, String label, String source) {
        this(id, bank, fingerprint, label, source, null, null, null);
    }

    /** An entry of this bank with this provenance. */
    static BankEntry of(String bank, Fingerprint fingerprint, Provenance provenance) {
        return new BankEntry(
                provenance.id(),
                bank,
                fingerprint,
                provenance.label(),
                provenance.source(),
                provenance.incident(),
                provenance.addedBy(),
                provenance.reason());
    }

    /** Where it comes from. */
    Provenance provenance() {
        return new Provenance(id, label, source, incident, addedBy, reason);
    }
}
