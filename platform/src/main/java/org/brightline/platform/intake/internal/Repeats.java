package org.brightline.platform.intake.internal;

import static org.brightline.schema.db.Tables.INTAKE_BATCH;
import static org.brightline.schema.db.Tables.INTAKE_REQUEST;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.brightline.platform.access.Caller;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.intake.Receipt;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/**
 * Recognises requests and batches that are sent again under the same Idempotency-Key. Of a request without a finding nothing is kept from
 * which it, or the item, could be told: the key is hashed, and the request only coded under a secret outside of the database.
 */
final class Repeats {
    private final DSLContext database;
    private final KeyedDigest codes;
    private final IntakeSettings settings;
    private final Clock clock;

    Repeats(DSLContext database, KeyedDigest codes, IntakeSettings settings, Clock clock) {
        this.database = database;
        this.codes = codes;
        this.settings = settings;
        this.clock = clock;
    }

    /** The caller's key, as it is kept. */
    byte[] key(Caller caller, String idempotencyKey) {
        if (idempotencyKey.isBlank() || idempotencyKey.length() > 200) {
            throw new Problem(ProblemType.BAD_FIELD, "An Idempotency-Key has 1 to 200 characters.", "Idempotency-Key");
        }
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((caller.actor().text() + "\n" + idempotencyKey).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The code of what was sent. */
    byte[] code(Iterable<byte[]> parts) {
        return codes.of(parts);
    }

    /** The answer to the same request before; refuses with IDEMPOTENCY_MISMATCH if the request was another. */
    Optional<Receipt> answered(byte[] key, byte[] code) {
        return database.selectFrom(INTAKE_REQUEST)
                .where(INTAKE_REQUEST.KEY_HASH.eq(key))
                .and(INTAKE_REQUEST.EXPIRES_AT.gt(clock.instant()))
                .fetchOptional(row -> {
                    same(row.getRequestMac(), code);
                    return Ledger.read(row.getAnswer().data(), null, true);
                });
    }

    private static void same(byte[] before, byte[] now) {
        if (!MessageDigest.isEqual(before, now)) {
            throw new Problem(
                    ProblemType.IDEMPOTENCY_MISMATCH,
                    "This Idempotency-Key was used with another body. Use a new key for every new request.",
                    "Idempotency-Key");
        }
    }

    /** Remembers an answer, in the transaction that makes it true; false if another request with the key came first. */
    boolean remember(byte[] key, byte[] code, Receipt receipt) {
        return database.insertInto(INTAKE_REQUEST)
                        .set(INTAKE_REQUEST.KEY_HASH, key)
                        .set(INTAKE_REQUEST.REQUEST_MAC, code)
                        .set(INTAKE_REQUEST.ANSWER, JSONB.valueOf(Ledger.write(receipt)))
                        .set(INTAKE_REQUEST.EXPIRES_AT, clock.instant().plus(settings.repeat()))
                        .onConflict(INTAKE_REQUEST.KEY_HASH)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** How many lines of a batch are done; holds the batch for the caller's transaction. */
    long batchDone(byte[] key, byte[] head) {
        database.insertInto(INTAKE_BATCH)
                .set(INTAKE_BATCH.KEY_HASH, key)
                .set(INTAKE_BATCH.LINES_DONE, 0L)
                .set(INTAKE_BATCH.HEAD_MAC, head)
                .set(INTAKE_BATCH.UPDATED_AT, clock.instant())
                .onConflict(INTAKE_BATCH.KEY_HASH)
                .doNothing()
                .execute();
        var row = database.selectFrom(INTAKE_BATCH)
                .where(INTAKE_BATCH.KEY_HASH.eq(key))
                .forUpdate()
                .fetchSingle();
        same(row.getHeadMac(), head);
        return row.getLinesDone();
    }

    /** Marks lines of a batch as done, in the transaction that does them. */
    void batchDoneTo(byte[] key, long line) {
        database.update(INTAKE_BATCH)
                .set(INTAKE_BATCH.LINES_DONE, line)
                .set(INTAKE_BATCH.UPDATED_AT, clock.instant())
                .where(INTAKE_BATCH.KEY_HASH.eq(key))
                .and(INTAKE_BATCH.LINES_DONE.lt(line))
                .execute();
    }

    /** Forgets what can no longer be sent again. */
    void forget() {
        database.deleteFrom(INTAKE_REQUEST)
                .where(INTAKE_REQUEST.EXPIRES_AT.le(clock.instant()))
                .execute();
        database.deleteFrom(INTAKE_BATCH)
                .where(INTAKE_BATCH.UPDATED_AT.le(clock.instant().minus(settings.repeat())))
                .execute();
    }
}
