package org.brightline.platform.access.internal;

import static org.brightline.schema.db.Tables.API_KEY;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brightline.platform.access.AccessSettings;
import org.brightline.platform.access.ApiKey;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.IssuedKey;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Permissions;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.schema.db.tables.records.ApiKeyRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * API keys: {@code bl_<public id>_<secret>}. The database has the public id and the SHA-256 of the secret, which is random
 * and long, so a slow hash would add nothing.
 */
final class ApiKeys {
    private static final Pattern FORM = Pattern.compile("bl_([a-z0-9]{8})_([A-Za-z0-9_-]{43})");
    /** A revocation acts within this time on every node. */
    private static final Duration FRESH = Duration.ofMillis(900);

    private static final int MOST_CACHED = 10_000;

    private record Cached(ApiKeyRecord row, Instant readAt) {}

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final Tokens tokens;
    private final AccessSettings settings;
    private final Clock clock;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    ApiKeys(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Tokens tokens,
            AccessSettings settings,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    IssuedKey issue(String label, @Nullable String platform, Set<Permission> scopes, Duration validFor, Actor by) {
        if (label.isBlank() || label.length() > 200) {
            throw new Problem(ProblemType.BAD_FIELD, "A label has 1 to 200 characters.", "/label");
        }
        if (scopes.isEmpty()) {
            throw new Problem(ProblemType.MISSING_FIELD, "A key without a scope opens nothing; choose one.", "/scopes");
        }
        Set<Permission> refused = new TreeSet<>(scopes);
        refused.removeAll(Permissions.ofKeys());
        if (!refused.isEmpty()) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "Only a person may have " + refused + "; a key is not a person.", "/scopes");
        }
        if (!validFor.isPositive() || validFor.compareTo(settings.key()) > 0) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "A key lives at most " + settings.key().toDays() + " days and at least one.",
                    "/days");
        }
        String publicId = tokens.readable(8).replace("-", "");
        String secret = tokens.secret(32);
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(status -> {
            ApiKeyRecord row = database.insertInto(API_KEY)
                    .set(API_KEY.PUBLIC_ID, publicId)
                    .set(API_KEY.SECRET_HASH, Tokens.hash(secret))
                    .set(API_KEY.LABEL, label.strip())
                    .set(API_KEY.PLATFORM, platform)
                    .set(
                            API_KEY.SCOPES,
                            scopes.stream().map(Permission::name).sorted().toArray(String[]::new))
                    .set(API_KEY.CREATED_AT, now)
                    .set(API_KEY.EXPIRES_AT, now.plus(validFor))
                    .returning()
                    .fetchSingle();
            journal.append(Act.of(
                    ActKind.KEY_ISSUED,
                    by,
                    Map.of(
                            "key", row.getId().toString(),
                            "platform", platform == null ? "" : platform,
                            "scopes", String.join(" ", row.getScopes()))));
            return new IssuedKey(key(row), "bl_" + publicId + "_" + secret);
        }));
    }

    void revoke(UUID key, Actor by) {
        transactions.executeWithoutResult(status -> {
            int revoked = database.update(API_KEY)
                    .set(API_KEY.REVOKED_AT, clock.instant())
                    .where(API_KEY.ID.eq(key))
                    .and(API_KEY.REVOKED_AT.isNull())
                    .execute();
            if (revoked == 0) {
                throw new Problem(ProblemType.NOT_FOUND, "There is no key " + key + " that could be revoked.");
            }
            journal.append(Act.of(ActKind.KEY_REVOKED, by, Map.of("key", key.toString())));
        });
        cache.clear();
    }

    List<ApiKey> all() {
        return database.selectFrom(API_KEY).orderBy(API_KEY.CREATED_AT.desc()).fetch(ApiKeys::key);
    }

    Caller authenticate(String token) {
        Matcher matcher = FORM.matcher(token);
        if (!matcher.matches()) {
            throw new Problem(
                    ProblemType.KEY_UNKNOWN,
                    "An API key has the form bl_…_…; send it as «Authorization: Bearer bl_…».");
        }
        ApiKeyRecord row = row(matcher.group(1));
        if (row == null || !MessageDigest.isEqual(row.getSecretHash(), Tokens.hash(matcher.group(2)))) {
            throw new Problem(ProblemType.KEY_UNKNOWN, "No such key was issued here.");
        }
        if (row.getRevokedAt() != null) {
            throw new Problem(
                    ProblemType.KEY_REVOKED, "The key was revoked on " + row.getRevokedAt() + "; ask for another.");
        }
        if (!clock.instant().isBefore(row.getExpiresAt())) {
            throw new Problem(
                    ProblemType.KEY_EXPIRED, "The key was good until " + row.getExpiresAt() + "; ask for another.");
        }
        ApiKey key = key(row);
        return new Caller(Actor.key(key.id()), key.label(), key.scopes(), key.platform());
    }

    private @Nullable ApiKeyRecord row(String publicId) {
        Instant now = clock.instant();
        Cached cached = cache.get(publicId);
        if (cached != null && now.isBefore(cached.readAt().plus(FRESH))) {
            return cached.row();
        }
        ApiKeyRecord row = database.selectFrom(API_KEY)
                .where(API_KEY.PUBLIC_ID.eq(publicId))
                .fetchOne();
        if (row != null) {
            if (cache.size() > MOST_CACHED) {
                cache.clear();
            }
            cache.put(publicId, new Cached(row, now));
        }
        return row;
    }

    private static ApiKey key(ApiKeyRecord row) {
        return new ApiKey(
                row.getId(),
                row.getLabel(),
                row.getPlatform(),
                Stream.of(row.getScopes()).map(Permission::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                row.getCreatedAt(),
                row.getExpiresAt(),
                row.getRevokedAt());
    }
}
