package org.brightline.platform.vault.internal;

import static org.brightline.schema.db.Tables.EXHIBIT;
import static org.brightline.schema.db.Tables.EXHIBIT_BLOB;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.vault.ExhibitInfo;
import org.brightline.platform.vault.ExhibitKind;
import org.brightline.platform.vault.KeyWrapper;
import org.brightline.platform.vault.OpenedExhibit;
import org.brightline.platform.vault.Purpose;
import org.brightline.platform.vault.Vault;
import org.brightline.platform.vault.VaultSettings;
import org.brightline.schema.db.tables.records.ExhibitRecord;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The vault in PostgreSQL: one database to back up, and a master key that is not in it. */
final class PostgresVault implements Vault {
    private static final int KEY = 32;
    private static final int EXPIRED_AT_ONCE = 200;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final KeyWrapper keys;
    private final VaultSettings settings;
    private final Clock clock;
    private final SecureRandom random;

    PostgresVault(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            KeyWrapper keys,
            VaultSettings settings,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID seal(ExhibitKind kind, String mediaType, byte[] content, Instant expiresAt) {
        if (content.length > settings.limit().toBytes()) {
            throw new Problem(
                    ProblemType.TOO_LARGE,
                    "An exhibit may have at most " + settings.limit().toBytes() + " bytes; this one has "
                            + content.length + ".");
        }
        return Objects.requireNonNull(transactions.execute(status -> store(kind, mediaType, content, expiresAt)));
    }

    private UUID store(ExhibitKind kind, String mediaType, byte[] content, Instant expiresAt) {
        UUID id = UUID.randomUUID();
        byte[] key = bytes(KEY);
        byte[] nonce = bytes(Cipher256.NONCE);
        String digest = digest(kind, key, content);
        byte[] context = context(id, kind, mediaType, digest);
        database.insertInto(EXHIBIT)
                .set(EXHIBIT.ID, id)
                .set(EXHIBIT.KIND, kind.name())
                .set(EXHIBIT.MEDIA_TYPE, mediaType)
                .set(EXHIBIT.SIZE, (long) content.length)
                .set(EXHIBIT.DIGEST, digest)
                .set(EXHIBIT.WRAPPED_KEY, keys.wrap(key, context))
                .set(EXHIBIT.MASTER_KEY, keys.keyId())
                .set(EXHIBIT.NONCE, nonce)
                .set(EXHIBIT.SEALED_AT, clock.instant())
                .set(EXHIBIT.EXPIRES_AT, expiresAt)
                .execute();
        database.insertInto(EXHIBIT_BLOB)
                .set(EXHIBIT_BLOB.EXHIBIT, id)
                .set(EXHIBIT_BLOB.CIPHERTEXT, Cipher256.seal(key, nonce, content, context))
                .execute();
        Arrays.fill(key, (byte) 0);
        // A short text could be guessed from its digest; it goes in as a commitment.
        journal.append(Act.about(
                ActKind.EXHIBIT_SEALED,
                Actor.MACHINE,
                Map.of("digest", digest),
                Map.of("exhibit", id.toString(), "kind", kind.name(), "expires", expiresAt.toString())));
        return id;
    }

    @Override
    public OpenedExhibit open(UUID exhibit, Actor actor, Purpose purpose, String reference) {
        return Objects.requireNonNull(transactions.execute(status -> {
            // Whoever opens keeps the expiry from it, but not a legal hold.
            ExhibitRecord row = database.selectFrom(EXHIBIT)
                    .where(EXHIBIT.ID.eq(exhibit))
                    .forKeyShare()
                    .fetchOptional()
                    .orElseThrow(() -> unknown(exhibit));
            byte[] wrapped = row.getWrappedKey();
            if (wrapped == null) {
                throw new Problem(
                        ProblemType.EXHIBIT_GONE,
                        "The exhibit's time ran out on " + row.getExpiredAt() + " and its key is destroyed.");
            }
            byte[] ciphertext = Objects.requireNonNull(database.select(EXHIBIT_BLOB.CIPHERTEXT)
                    .from(EXHIBIT_BLOB)
                    .where(EXHIBIT_BLOB.EXHIBIT.eq(exhibit))
                    .fetchSingle(EXHIBIT_BLOB.CIPHERTEXT));
            byte[] content = decrypt(row, wrapped, ciphertext);
            journal.append(Act.of(
                    ActKind.EXHIBIT_OPENED,
                    actor,
                    Map.of("exhibit", exhibit.toString(), "purpose", purpose.name(), "for", reference)));
            return new OpenedExhibit(info(row), content);
        }));
    }

    private byte[] decrypt(ExhibitRecord row, byte[] wrapped, byte[] ciphertext) {
        byte[] context = context(row.getId(), ExhibitKind.valueOf(row.getKind()), row.getMediaType(), row.getDigest());
        try {
            byte[] key = keys.unwrap(wrapped, context);
            byte[] content = Cipher256.open(key, row.getNonce(), ciphertext, context);
            Arrays.fill(key, (byte) 0);
            return content;
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "Exhibit " + row.getId() + ", sealed under master key " + row.getMasterKey() + ", does not open"
                            + (row.getMasterKey().equals(keys.keyId())
                                    ? ": its bytes or what is said of it were changed."
                                    : " under this server's master key " + keys.keyId() + "."),
                    e);
        }
    }

    @Override
    public ExhibitInfo info(UUID exhibit) {
        return info(row(exhibit));
    }

    @Override
    public void hold(UUID exhibit, Actor actor, String reason) {
        requireReason(reason, "A legal hold");
        transactions.executeWithoutResult(status -> {
            int held = database.update(EXHIBIT)
                    .set(EXHIBIT.HELD_FOR, reason)
                    .set(EXHIBIT.HELD_BY, actor.text())
                    .where(EXHIBIT.ID.eq(exhibit))
                    .and(EXHIBIT.EXPIRED_AT.isNull())
                    .execute();
            if (held == 0) {
                row(exhibit);
                throw new Problem(
                        ProblemType.EXHIBIT_GONE, "The exhibit's key is destroyed; there is nothing to hold.");
            }
            journal.append(Act.about(
                    ActKind.EXHIBIT_HELD, actor, Map.of("reason", reason), Map.of("exhibit", exhibit.toString())));
        });
    }

    @Override
    public void liftHold(UUID exhibit, Actor actor, String reason) {
        requireReason(reason, "The end of a legal hold");
        transactions.executeWithoutResult(status -> {
            int lifted = database.update(EXHIBIT)
                    .setNull(EXHIBIT.HELD_FOR)
                    .setNull(EXHIBIT.HELD_BY)
                    .where(EXHIBIT.ID.eq(exhibit))
                    .and(EXHIBIT.HELD_FOR.isNotNull())
                    .execute();
            if (lifted == 0) {
                row(exhibit);
                throw new Problem(ProblemType.CONFLICT, "There is no legal hold on this exhibit.");
            }
            journal.append(Act.about(
                    ActKind.EXHIBIT_HOLD_LIFTED,
                    actor,
                    Map.of("reason", reason),
                    Map.of("exhibit", exhibit.toString())));
        });
    }

    @Override
    public void keepUntil(UUID exhibit, Instant expiresAt) {
        database.update(EXHIBIT)
                .set(EXHIBIT.EXPIRES_AT, expiresAt)
                .where(EXHIBIT.ID.eq(exhibit))
                .and(EXHIBIT.EXPIRED_AT.isNull())
                .and(EXHIBIT.EXPIRES_AT.lt(expiresAt))
                .execute();
    }

    @Override
    public int expireDue() {
        int total = 0;
        int some;
        do {
            some = Objects.requireNonNull(transactions.execute(status -> expireSome()));
            total += some;
        } while (some == EXPIRED_AT_ONCE);
        return total;
    }

    private int expireSome() {
        Instant now = clock.instant();
        var due = database.selectFrom(EXHIBIT)
                .where(EXHIBIT.EXPIRED_AT.isNull())
                .and(EXHIBIT.HELD_FOR.isNull())
                .and(EXHIBIT.EXPIRES_AT.le(now))
                .orderBy(EXHIBIT.EXPIRES_AT)
                .limit(EXPIRED_AT_ONCE)
                .forUpdate()
                .skipLocked()
                .fetch();
        for (ExhibitRecord row : due) {
            database.deleteFrom(EXHIBIT_BLOB)
                    .where(EXHIBIT_BLOB.EXHIBIT.eq(row.getId()))
                    .execute();
            database.update(EXHIBIT)
                    .setNull(EXHIBIT.WRAPPED_KEY)
                    .set(EXHIBIT.EXPIRED_AT, now)
                    .where(EXHIBIT.ID.eq(row.getId()))
                    .execute();
            journal.append(Act.about(
                    ActKind.EXHIBIT_EXPIRED,
                    Actor.MACHINE,
                    Map.of("digest", row.getDigest()),
                    Map.of("exhibit", row.getId().toString(), "kind", row.getKind())));
        }
        return due.size();
    }

    private static void requireReason(String reason, String what) {
        if (reason.isBlank()) {
            throw new Problem(ProblemType.MISSING_FIELD, what + " needs a reason.", "/reason");
        }
    }

    private ExhibitRecord row(UUID exhibit) {
        return database.selectFrom(EXHIBIT)
                .where(EXHIBIT.ID.eq(exhibit))
                .fetchOptional()
                .orElseThrow(() -> unknown(exhibit));
    }

    private static Problem unknown(UUID exhibit) {
        return new Problem(ProblemType.NOT_FOUND, "There is no exhibit " + exhibit + ".");
    }

    /** A short text or an author's reference can be guessed: only a keyed digest of it says nothing once the key is gone. */
    private static String digest(ExhibitKind kind, byte[] key, byte[] content) {
        return HexFormat.of()
                .formatHex(
                        kind == ExhibitKind.MEDIUM
                                ? Cipher256.sha256(content)
                                : Cipher256.keyedDigest(key, "brightline exhibit 1\n", content));
    }

    private static ExhibitInfo info(ExhibitRecord row) {
        return new ExhibitInfo(
                row.getId(),
                ExhibitKind.valueOf(row.getKind()),
                row.getMediaType(),
                row.getSize(),
                row.getDigest(),
                row.getSealedAt(),
                row.getExpiresAt(),
                row.getHeldFor(),
                row.getExpiredAt());
    }

    /** Binds the ciphertext to its row: moved under another id, kind, type or digest it does not open. */
    private static byte[] context(UUID id, ExhibitKind kind, String mediaType, String digest) {
        return String.join("\n", "brightline exhibit 1", id.toString(), kind.name(), mediaType, digest)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
