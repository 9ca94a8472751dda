package org.brightline.platform.vault;

import java.time.Instant;
import java.util.UUID;
import org.brightline.platform.base.Actor;

/** Content and personal data, each exhibit encrypted under its own key; to delete is to destroy the key. */
public interface Vault {

    /**
     * Seals bytes in the caller's transaction.
     *
     * @param kind what it is: TEXT or MEDIUM or AUTHOR
     * @param mediaType for example {@code text/plain;charset=utf-8} or {@code image/png}
     * @param expiresAt when its key is destroyed, unless held
     * @return the exhibit's id
     */
    UUID seal(ExhibitKind kind, String mediaType, byte[] content, Instant expiresAt);

    /**
     * Opens an exhibit for a person and a purpose; the look is journalled.
     *
     * @param reference what the look is for, for example a case id
     * @throws org.brightline.platform.base.Problem NOT_FOUND or EXHIBIT_GONE
     */
    OpenedExhibit open(UUID exhibit, Actor actor, Purpose purpose, String reference);

    /** What is known without opening. */
    ExhibitInfo info(UUID exhibit);

    /** Puts a legal hold on it: it does not expire until the hold is lifted. */
    void hold(UUID exhibit, Actor actor, String reason);

    /** Lifts a legal hold. */
    void liftHold(UUID exhibit, Actor actor, String reason);

    /** Moves the expiry to a later time, as a preservation duty demands; an earlier time is ignored. */
    void keepUntil(UUID exhibit, Instant expiresAt);

    /** Destroys the keys and blobs of all exhibits whose time has run out; answers how many. */
    int expireDue();
}
