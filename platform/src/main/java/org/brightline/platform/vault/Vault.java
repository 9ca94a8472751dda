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
     * @throws org.brightline.platform.base.Problem TOO_LARGE above {@link VaultSettings#limit}
     */
    UUID seal(ExhibitKind kind, String mediaType, byte[] content, Instant expiresAt);

    /**
     * Opens an exhibit for a person and a purpose; the look is journalled, or nothing is opened. Within a caller's transaction
     * the look counts from its commit: until then what was opened must not be shown or sent.
     *
     * @param reference what the look is for, for example a case id; it goes into the journal as it is, so never a name
     * @throws org.brightline.platform.base.Problem NOT_FOUND or EXHIBIT_GONE
     * @throws IllegalStateException if its bytes were changed or moved, or the master key is another
     */
    OpenedExhibit open(UUID exhibit, Actor actor, Purpose purpose, String reference);

    /** What is known without opening. */
    ExhibitInfo info(UUID exhibit);

    /**
     * Puts a legal hold on it: it does not expire until the hold is lifted. A hold over a hold replaces the reason; both stand in
     * the journal.
     *
     * @throws org.brightline.platform.base.Problem MISSING_FIELD without a reason, NOT_FOUND or EXHIBIT_GONE
     */
    void hold(UUID exhibit, Actor actor, String reason);

    /**
     * Lifts a legal hold. If its time ran out meanwhile, the exhibit expires with the next run.
     *
     * @throws org.brightline.platform.base.Problem MISSING_FIELD without a reason, NOT_FOUND, or CONFLICT if there is no hold
     */
    void liftHold(UUID exhibit, Actor actor, String reason);

    /** Moves the expiry to a later time, as a preservation duty demands; an earlier time is ignored. */
    void keepUntil(UUID exhibit, Instant expiresAt);

    /** Destroys the keys and blobs of all exhibits whose time has run out; answers how many. */
    int expireDue();
}
