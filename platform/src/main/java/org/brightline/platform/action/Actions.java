package org.brightline.platform.action;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.base.Actor;
import org.jspecify.annotations.Nullable;

/** What platforms are told and what came of it. */
public interface Actions {

    /** The newest deliveries. */
    List<Delivery> deliveries(int limit);

    /** Those of a case, oldest first. */
    List<Delivery> ofCase(UUID caseId);

    /** Those that wait for a person. */
    List<Delivery> attention();

    /** Sends a dead one again, or looks again at an unverified one. */
    void retry(UUID delivery, Caller caller);

    /** Puts one aside that needed a person. */
    void acknowledge(UUID delivery, String reason, Caller caller);

    /** Sets where a platform listens, and makes a new secret. */
    ConfiguredEndpoint configureEndpoint(
            String platform, URI webhook, @Nullable String statusTemplate, boolean privateNetwork, Actor by);

    /** Where a platform listens. */
    Optional<Endpoint> endpoint(String platform);

    /** Sends what is due; answers how many attempts were made. */
    int deliverDue();

    /** Looks at what was taken and is due to be looked at; answers how many looks were made. */
    int verifyDue();
}
