package org.brightline.platform.action.internal;

import java.util.Optional;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Explanation;
import org.brightline.schema.db.tables.records.DeliveryRecord;

/**
 * What was found by automatic means under the clause of a delivery, in words for whoever posted it: a statement of reasons has to
 * say whether such means were used (Regulation (EU) 2022/2065, Article 17(3)(c)).
 */
final class Explanations {
    private final Casework casework;
    private final Releases releases;

    Explanations(Casework casework, Releases releases) {
        this.casework = casework;
        this.releases = releases;
    }

    /** Empty where nothing was found under that clause, and for what takes former effects back. The post's words are the platform's to show. */
    Optional<Explanation> of(DeliveryRecord delivery) {
        if (delivery.getEffect().equals(PlatformEffect.RESTORE.name())) {
            return Optional.empty();
        }
        return casework.found(delivery.getCaseId(), delivery.getClause())
                .flatMap(found -> releases.release(found.release()).flatMap(found::under))
                .map(result -> Explanation.forUser(result, null));
    }
}
