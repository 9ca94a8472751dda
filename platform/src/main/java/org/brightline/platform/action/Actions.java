package org.brightline.platform.action;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.base.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What platforms are told, and whether it was done. A decision leaves its effects in an outbox that commits with it; from there
 * they are sent in the order of the decisions, and afterwards the platform is asked whether it is so.
 */
public interface Actions {

    /** Deliveries, newest first, at most {@code limit}. */
    default List<Delivery> deliveries(int limit) {
        return deliveries(DeliveryFilter.ALL, null, limit);
    }

    /**
     * Deliveries, newest first, at most {@code limit}.
     *
     * @param before only those before this one, null for the newest
     */
    List<Delivery> deliveries(DeliveryFilter filter, @Nullable UUID before, int limit);

    /** The delivery that a platform is sent next; all later ones to it wait for this one. Empty if none waits. */
    Optional<Delivery> next(String platform);

    /** The delivery with this id; NOT_FOUND if there is none. */
    Delivery delivery(UUID id);

    /** The deliveries of a case, oldest first. */
    List<Delivery> ofCase(UUID caseId);

    /** Those that no one tries any more, newest first. */
    List<Delivery> dead();

    /** Those that wait for a person: dead, not confirmed, or without an endpoint to go to. Oldest first, at most 500. */
    List<Delivery> attention();

    /** All sendings and looks of a delivery, in their order. */
    List<Attempt> attempts(UUID delivery);

    /**
     * Tries again: a dead or waiting one is sent at once, one that could not be confirmed is looked at again. Journalled.
     *
     * @throws org.brightline.platform.base.Problem CONFLICT if there is nothing to try, or a later action on the same post was
     *     sent already
     */
    void retry(UUID delivery, Caller caller);

    /**
     * Leaves one that waits for a person as it is. Journalled.
     *
     * @throws org.brightline.platform.base.Problem CONFLICT if it does not wait for a person
     */
    void acknowledge(UUID delivery, String reason, Caller caller);

    /**
     * Says where a platform listens, with a new secret. Journalled.
     *
     * @throws org.brightline.platform.base.Problem BAD_FIELD, FETCH_REFUSED for a private address, NOT_FOUND for an unknown platform
     */
    ConfiguredEndpoint configureEndpoint(WantedEndpoint wanted, Actor by);

    /** As {@link #configureEndpoint}, but the secret stays; NOT_FOUND if there is no endpoint yet. */
    Endpoint changeEndpoint(WantedEndpoint wanted, Actor by);

    /** Where a platform listens. */
    Optional<Endpoint> endpoint(String platform);

    /** Sends everything that is due, and waits for it; answers how many were tried. */
    int deliverDue();

    /** Looks at everything that is due to be looked at; answers how many were. */
    int verifyDue();
}
