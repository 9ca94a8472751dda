package org.brightline.platform.access.internal;

import static org.brightline.schema.db.Tables.PERSON;
import static org.brightline.schema.db.Tables.PERSON_SESSION;
import static org.brightline.schema.db.Tables.SIGN_IN_FAILURE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brightline.platform.access.AccessSettings;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permissions;
import org.brightline.platform.access.Person;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.schema.db.tables.records.PersonRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in PostgreSQL, so that a restart signs nobody out. */
final class PostgresSessions implements Sessions {
    /** A session is marked as used at most this often; more would be a write for every request. */
    private static final Duration MARK = Duration.ofMinutes(1);

    private static final String REFUSAL = "Name or password is wrong.";

    /**
     * Checked where nobody has the name, so that the answer takes as long as for somebody's: the hash of a random password that
     * nobody kept, made as {@link AccessConfiguration#passwordEncoder} makes them.
     */
    static final String DECOY =
            "$argon2id$v=19$m=19456,t=2,p=1$nZIRHiwkQ91vDdki3cWUAA$ZFaEitl4GCftaJS7mTWNLPR34tWx3e+HyamUlRC2xaw";

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final PasswordEncoder passwords;
    private final PostgresAccess access;
    private final Tokens tokens;
    private final AccessSettings settings;
    private final Clock clock;

    PostgresSessions(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            PasswordEncoder passwords,
            PostgresAccess access,
            Tokens tokens,
            AccessSettings settings,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.passwords = passwords;
        this.access = access;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Session signIn(String login, String password) {
        String lower = login.strip().toLowerCase(Locale.ROOT);
        String key = lower.substring(0, Math.min(lower.length(), 63));
        refuseWhileWaiting(key);
        PersonRecord row =
                database.selectFrom(PERSON).where(PERSON.LOGIN.eq(lower)).fetchOne();
        boolean right =
                password.length() <= 1_000 && passwords.matches(password, row == null ? DECOY : row.getPasswordHash());
        if (row == null || !right || !row.getActive()) {
            fail(key, row);
            throw new Problem(ProblemType.UNAUTHENTICATED, REFUSAL);
        }
        String token = tokens.secret(32);
        String csrf = tokens.secret(24);
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            database.deleteFrom(SIGN_IN_FAILURE)
                    .where(SIGN_IN_FAILURE.LOGIN.eq(key))
                    .execute();
            database.insertInto(PERSON_SESSION)
                    .set(PERSON_SESSION.TOKEN_HASH, Tokens.hash(token))
                    .set(PERSON_SESSION.PERSON, row.getId())
                    .set(PERSON_SESSION.CSRF, csrf)
                    .set(PERSON_SESSION.STARTED_AT, now)
                    .set(PERSON_SESSION.SEEN_AT, now)
                    .execute();
            journal.append(Act.of(
                    ActKind.PERSON_SIGNED_IN,
                    Actor.person(row.getId()),
                    Map.of("person", row.getId().toString())));
        });
        return session(token, csrf, access.person(row));
    }

    private void refuseWhileWaiting(String login) {
        Instant since = clock.instant().minus(settings.lockout());
        int failures = database.fetchCount(
                SIGN_IN_FAILURE, SIGN_IN_FAILURE.LOGIN.eq(login).and(SIGN_IN_FAILURE.AT.gt(since)));
        if (failures >= settings.failures()) {
            throw new Problem(
                    ProblemType.TOO_MANY_REQUESTS,
                    "There were too many wrong passwords for this name. Try again in "
                            + settings.lockout().toMinutes() + " minutes.");
        }
    }

    private void fail(String login, @Nullable PersonRecord row) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            database.deleteFrom(SIGN_IN_FAILURE)
                    .where(SIGN_IN_FAILURE.AT.lt(now.minus(settings.lockout())))
                    .execute();
            database.insertInto(SIGN_IN_FAILURE)
                    .set(SIGN_IN_FAILURE.LOGIN, login)
                    .set(SIGN_IN_FAILURE.AT, now)
                    .execute();
            journal.append(Act.about(
                    ActKind.SIGN_IN_REFUSED,
                    Actor.MACHINE,
                    Map.of("login", login),
                    row == null ? Map.of() : Map.of("person", row.getId().toString())));
        });
    }

    @Override
    public void signOut(String token) {
        database.deleteFrom(PERSON_SESSION)
                .where(PERSON_SESSION.TOKEN_HASH.eq(Tokens.hash(token)))
                .execute();
    }

    @Override
    public Optional<Session> session(String token) {
        Instant now = clock.instant();
        var row = database.select(PERSON_SESSION.fields())
                .select(PERSON.fields())
                .from(PERSON_SESSION)
                .join(PERSON)
                .on(PERSON.ID.eq(PERSON_SESSION.PERSON))
                .where(PERSON_SESSION.TOKEN_HASH.eq(Tokens.hash(token)))
                .and(PERSON.ACTIVE)
                .and(PERSON_SESSION.SEEN_AT.gt(now.minus(settings.idle())))
                .and(PERSON_SESSION.STARTED_AT.gt(now.minus(settings.session())))
                .fetchOne();
        if (row == null) {
            return Optional.empty();
        }
        if (row.get(PERSON_SESSION.SEEN_AT).plus(MARK).isBefore(now)) {
            database.update(PERSON_SESSION)
                    .set(PERSON_SESSION.SEEN_AT, now)
                    .where(PERSON_SESSION.TOKEN_HASH.eq(Tokens.hash(token)))
                    .execute();
        }
        return Optional.of(session(token, row.get(PERSON_SESSION.CSRF), access.person(row.into(PERSON))));
    }

    /** Removes sessions that have ended. */
    void forgetEnded() {
        Instant now = clock.instant();
        database.deleteFrom(PERSON_SESSION)
                .where(PERSON_SESSION.SEEN_AT.le(now.minus(settings.idle())))
                .or(PERSON_SESSION.STARTED_AT.le(now.minus(settings.session())))
                .execute();
    }

    private static Session session(String token, String csrf, Person person) {
        return new Session(
                token,
                csrf,
                person,
                new Caller(Actor.person(person.id()), person.name(), Permissions.of(person.roles()), null));
    }
}
