package org.brightline.platform.banks;

import org.jspecify.annotations.Nullable;

/**
 * What is said of the entries of a file that do not say it themselves. Lengths are those of a {@link Provenance}.
 *
 * @param label what they are; null if each line has to say so
 * @param source who says so
 * @param incident the incident that they belong to, or null
 * @param reason why they belong in the bank, and why the file is brought in
 */
public record Unsaid(
        @Nullable String label, String source, @Nullable String incident, String reason) {
    /** Refuses blanks and what is too long. */
    public Unsaid {
        if (label != null) {
            Provenance.check(label, Provenance.LONGEST, Provenance.LABEL);
        }
        Provenance.checkOthers(source, incident, reason);
    }
}
