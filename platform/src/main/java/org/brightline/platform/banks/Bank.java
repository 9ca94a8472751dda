package org.brightline.platform.banks;

import java.time.Instant;
import org.brightline.matching.BankRole;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A set of entries that are known for one reason, and how they are matched.
 *
 * @param number its own number for ever, from 1
 * @param name {@code [A-Z0-9_]{1,255}}, unique among the banks that are not deleted
 * @param description what it holds, 1 to 1000 characters
 * @param role what a match means
 * @param threshold most differing bits at which two PDQ hashes match, 0 to 63; null for {@link BanksSettings#threshold}
 * @param sampling the share of what comes in that is matched against it, 0 to 1
 * @param enabled whether it is matched at all
 * @param createdBy the actor's text, for example {@code person:0198…}
 * @param changedAt when it was last changed, null if never
 * @param changedBy who changed it last, null if nobody
 */
public record Bank(
        int number,
        String name,
        String description,
        BankRole role,
        @Nullable Integer threshold,
        double sampling,
        boolean enabled,
        Instant createdAt,
        String createdBy,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    /** The greatest threshold that a bank may have, in bits. */
    public static final int MOST_THRESHOLD = org.brightline.matching.MatchIndex.MAX_THRESHOLD;

    /** Refuses what is out of its range, with the place. */
    public Bank {
        description = description.strip();
        if (!name.matches("[A-Z0-9_]{1,255}")) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "A bank's name has 1 to 255 capitals, digits and underscores.", "/name");
        }
        if (description.isEmpty() || description.length() > 1_000) {
            throw new Problem(ProblemType.BAD_FIELD, "A description has 1 to 1000 characters.", "/description");
        }
        if (threshold != null && (threshold < 0 || threshold > MOST_THRESHOLD)) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "A threshold is from 0 to " + MOST_THRESHOLD + " bits.", "/threshold");
        }
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new Problem(ProblemType.BAD_FIELD, "A share is from 0 to 1.", "/sampling");
        }
    }

    /** The same bank under another name. */
    public Bank withName(String other) {
        return new Bank(
                number,
                other,
                description,
                role,
                threshold,
                sampling,
                enabled,
                createdAt,
                createdBy,
                changedAt,
                changedBy);
    }

    /** The same bank with another description. */
    public Bank withDescription(String other) {
        return new Bank(
                number, name, other, role, threshold, sampling, enabled, createdAt, createdBy, changedAt, changedBy);
    }

    /** The same bank in another role. */
    public Bank withRole(BankRole other) {
        return new Bank(
                number,
                name,
                description,
                other,
                threshold,
                sampling,
                enabled,
                createdAt,
                createdBy,
                changedAt,
                changedBy);
    }

    /** The same bank at another threshold, or at that of the settings. */
    public Bank withThreshold(@Nullable Integer bits) {
        return new Bank(
                number, name, description, role, bits, sampling, enabled, createdAt, createdBy, changedAt, changedBy);
    }

    /** The same bank, matched against another share of what comes in. */
    public Bank withSampling(double share) {
        return new Bank(
                number, name, description, role, threshold, share, enabled, createdAt, createdBy, changedAt, changedBy);
    }

    /** The same bank, matched or not. */
    public Bank withEnabled(boolean other) {
        return new Bank(
                number,
                name,
                description,
                role,
                threshold,
                sampling,
                other,
                createdAt,
                createdBy,
                changedAt,
                changedBy);
    }
}
