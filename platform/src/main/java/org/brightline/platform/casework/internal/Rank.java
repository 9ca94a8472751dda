package org.brightline.platform.casework.internal;

import java.time.Duration;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Outcome;
import org.brightline.platform.casework.CaseworkSettings;
import org.jspecify.annotations.Nullable;

/** Where a case stands in the queue. The order of the constants is that of the queue. */
enum Rank {
    PLOTTING,
    INCITEMENT,
    UNDETERMINED,
    SOLICITATION,
    PROMOTION;

    static Rank of(Assessment assessment) {
        return assessment.outcome() == Outcome.UNDETERMINED ? UNDETERMINED : of(assessment.rung());
    }

    private static Rank of(org.brightline.policy.@Nullable Rung rung) {
        return switch (rung) {
            case PLOTTING -> PLOTTING;
            case INCITEMENT -> INCITEMENT;
            case SOLICITATION -> SOLICITATION;
            case PROMOTION -> PROMOTION;
            case VIEW -> throw new IllegalStateException("A view opens no case");
            case null -> UNDETERMINED;
        };
    }

    short priority() {
        return (short) (ordinal() + 1);
    }

    Duration target(CaseworkSettings.Target targets) {
        return switch (this) {
            case PLOTTING -> targets.plotting();
            case INCITEMENT -> targets.incitement();
            case UNDETERMINED -> targets.undetermined();
            case SOLICITATION -> targets.solicitation();
            case PROMOTION -> targets.promotion();
        };
    }
}
