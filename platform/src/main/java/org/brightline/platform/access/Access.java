package org.brightline.platform.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.brightline.platform.base.Actor;
import org.jspecify.annotations.Nullable;

/** People, API keys and platforms. Every change is journalled. */
public interface Access {

    /** Creates a person with a one-time password, which the answer carries and nothing keeps. */
    NewPerson createPerson(String login, String name, Set<Role> roles, Actor by);

    /** Sets a password (12 characters at least) and ends the one-time state and all other sessions. */
    void changePassword(UUID person, String password, Actor by);

    /** Changes roles or whether a person may sign in. */
    void changePerson(UUID person, Set<Role> roles, boolean active, Actor by);

    /** The person with this id. */
    Optional<Person> person(UUID id);

    /** Everybody, by name. */
    List<Person> people();

    /** Issues a key; its token is in the answer and never again. */
    IssuedKey issueKey(String label, @Nullable String platform, Set<Permission> scopes, Duration validFor, Actor by);

    /** Ends a key at once. */
    void revokeKey(UUID key, Actor by);

    /** All keys, newest first. */
    List<ApiKey> keys();

    /** The caller behind a bearer token; refuses with KEY_UNKNOWN, KEY_EXPIRED or KEY_REVOKED. */
    Caller authenticateKey(String token);

    /** Registers a platform. */
    Platform registerPlatform(String slug, String name, Actor by);

    /** The platform with this short name. */
    Optional<Platform> platform(String slug);

    /** All platforms, by name. */
    List<Platform> platforms();

    /** A person just created and the password to hand over. */
    record NewPerson(Person person, String oneTimePassword) {}
}
