package org.brightline.platform.access.internal;

import static org.brightline.schema.db.Tables.PERSON;
import static org.brightline.schema.db.Tables.PERSON_ROLE;
import static org.brightline.schema.db.Tables.PERSON_SESSION;
import static org.brightline.schema.db.Tables.PLATFORM;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.ApiKey;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.IssuedKey;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Person;
import org.brightline.platform.access.Platform;
import org.brightline.platform.access.Role;
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

/** People and platforms in PostgreSQL; keys are kept by {@link ApiKeys}. */
final class PostgresAccess implements Access {
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 1_000;
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,40}");

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final PasswordEncoder passwords;
    private final ApiKeys keys;
    private final Tokens tokens;
    private final Clock clock;
    /** Every item asks for one; a platform is never taken away or renamed. */
    private final Map<String, Platform> platforms = new ConcurrentHashMap<>();

    PostgresAccess(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            PasswordEncoder passwords,
            ApiKeys keys,
            Tokens tokens,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.passwords = passwords;
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public NewPerson createPerson(String login, String name, Set<Role> roles, Actor by) {
        String lower = login.strip().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(lower).matches()) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "A name to sign in with has 1 to 63 letters, digits, dots, dashes or underscores and starts with a letter or digit.",
                    "/login");
        }
        if (name.isBlank() || name.length() > 200) {
            throw new Problem(ProblemType.BAD_FIELD, "A name has 1 to 200 characters.", "/name");
        }
        if (roles.isEmpty()) {
            throw new Problem(
                    ProblemType.MISSING_FIELD, "Somebody without a role can do nothing; choose one.", "/roles");
        }
        String password = tokens.readable(20);
        String hash = encode(password);
        return Objects.requireNonNull(transactions.execute(status -> {
            UUID id = database.insertInto(PERSON)
                    .set(PERSON.LOGIN, lower)
                    .set(PERSON.NAME, name.strip())
                    .set(PERSON.PASSWORD_HASH, hash)
                    .set(PERSON.MUST_CHANGE_PASSWORD, true)
                    .set(PERSON.CREATED_AT, clock.instant())
                    .onConflict(PERSON.LOGIN)
                    .doNothing()
                    .returningResult(PERSON.ID)
                    .fetchOptional(PERSON.ID)
                    .orElseThrow(() ->
                            new Problem(ProblemType.CONFLICT, "Somebody signs in as " + lower + " already.", "/login"));
            setRoles(id, roles);
            journal.append(Act.about(
                    ActKind.PERSON_CREATED,
                    by,
                    Map.of("login", lower),
                    Map.of("person", id.toString(), "roles", words(roles))));
            return new NewPerson(person(id).orElseThrow(), password);
        }));
    }

    private void setRoles(UUID person, Set<Role> roles) {
        database.deleteFrom(PERSON_ROLE).where(PERSON_ROLE.PERSON.eq(person)).execute();
        roles.forEach(role -> database.insertInto(PERSON_ROLE)
                .set(PERSON_ROLE.PERSON, person)
                .set(PERSON_ROLE.ROLE, role.name())
                .execute());
    }

    @Override
    public void changePassword(UUID person, String password, Actor by) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "A password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters; this one has "
                            + password.length() + ".",
                    "/password");
        }
        String hash = encode(password);
        transactions.executeWithoutResult(status -> {
            int changed = database.update(PERSON)
                    .set(PERSON.PASSWORD_HASH, hash)
                    .set(PERSON.MUST_CHANGE_PASSWORD, false)
                    .where(PERSON.ID.eq(person))
                    .execute();
            if (changed == 0) {
                throw nobody(person);
            }
            endSessions(person);
            journal.append(Act.of(ActKind.PERSON_CHANGED, by, Map.of("person", person.toString(), "what", "password")));
        });
    }

    private String encode(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    @Override
    public void changePerson(UUID person, Set<Role> roles, boolean active, Actor by) {
        transactions.executeWithoutResult(status -> {
            int changed = database.update(PERSON)
                    .set(PERSON.ACTIVE, active)
                    .where(PERSON.ID.eq(person))
                    .execute();
            if (changed == 0) {
                throw nobody(person);
            }
            setRoles(person, roles);
            // New roles count from the next sign-in, so that no open session keeps what was taken away.
            endSessions(person);
            journal.append(Act.of(
                    ActKind.PERSON_CHANGED,
                    by,
                    Map.of("person", person.toString(), "active", Boolean.toString(active), "roles", words(roles))));
        });
    }

    private void endSessions(UUID person) {
        database.deleteFrom(PERSON_SESSION)
                .where(PERSON_SESSION.PERSON.eq(person))
                .execute();
    }

    @Override
    public Optional<Person> person(UUID id) {
        return database.selectFrom(PERSON).where(PERSON.ID.eq(id)).fetchOptional(this::person);
    }

    @Override
    public List<Person> people() {
        return database.selectFrom(PERSON).orderBy(PERSON.NAME, PERSON.LOGIN).fetch(this::person);
    }

    Person person(PersonRecord row) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        database.select(PERSON_ROLE.ROLE)
                .from(PERSON_ROLE)
                .where(PERSON_ROLE.PERSON.eq(row.getId()))
                .forEach(role -> roles.add(Role.valueOf(role.value1())));
        return new Person(
                row.getId(), row.getLogin(), row.getName(), roles, row.getActive(), row.getMustChangePassword());
    }

    @Override
    public IssuedKey issueKey(
            String label, @Nullable String platform, Set<Permission> scopes, Duration validFor, Actor by) {
        if (platform != null && platform(platform).isEmpty()) {
            throw new Problem(ProblemType.BAD_FIELD, "There is no platform " + platform + ".", "/platform");
        }
        return keys.issue(label, platform, scopes, validFor, by);
    }

    @Override
    public void revokeKey(UUID key, Actor by) {
        keys.revoke(key, by);
    }

    @Override
    public List<ApiKey> keys() {
        return keys.all();
    }

    @Override
    public Caller authenticateKey(String token) {
        return keys.authenticate(token);
    }

    @Override
    public Platform registerPlatform(String slug, String name, Actor by) {
        if (!SLUG.matcher(slug).matches()) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "A platform's short name has 1 to 40 of a-z, 0-9 and dash.", "/slug");
        }
        if (name.isBlank() || name.length() > 200) {
            throw new Problem(ProblemType.BAD_FIELD, "A platform's name has 1 to 200 characters.", "/name");
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            int added = database.insertInto(PLATFORM)
                    .set(PLATFORM.SLUG, slug)
                    .set(PLATFORM.NAME, name.strip())
                    .set(PLATFORM.CREATED_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
            if (added == 0) {
                throw new Problem(ProblemType.CONFLICT, "There is a platform " + slug + " already.", "/slug");
            }
            journal.append(Act.of(ActKind.PLATFORM_REGISTERED, by, Map.of("platform", slug)));
            return new Platform(slug, name.strip());
        }));
    }

    @Override
    public Optional<Platform> platform(String slug) {
        return Optional.ofNullable(platforms.computeIfAbsent(slug, this::registered));
    }

    private @Nullable Platform registered(String slug) {
        return database.selectFrom(PLATFORM)
                .where(PLATFORM.SLUG.eq(slug))
                .fetchOne(row -> new Platform(row.getSlug(), row.getName()));
    }

    @Override
    public List<Platform> platforms() {
        return database.selectFrom(PLATFORM)
                .orderBy(PLATFORM.NAME)
                .fetch(row -> new Platform(row.getSlug(), row.getName()));
    }

    private static Problem nobody(UUID person) {
        return new Problem(ProblemType.NOT_FOUND, "There is nobody with the id " + person + ".");
    }

    private static String words(Set<Role> roles) {
        return String.join(" ", roles.stream().map(Role::name).sorted().toList());
    }
}
