-- People, their sessions, API keys, and the platforms that keys speak for.

CREATE TABLE person
(
    id                   uuid PRIMARY KEY     DEFAULT uuidv7(),
    login                text        NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    name                 text        NOT NULL CHECK (name ~ '\S' AND length(name) <= 200),
    password_hash        text        NOT NULL,
    must_change_password boolean     NOT NULL,
    active               boolean     NOT NULL DEFAULT true,
    created_at           timestamptz NOT NULL
);

CREATE TABLE person_role
(
    person uuid NOT NULL REFERENCES person,
    role   text NOT NULL CHECK (role IN ('REVIEWER', 'LEAD', 'POLICY_AUTHOR', 'LEGAL', 'AUDITOR', 'ADMINISTRATOR')),
    PRIMARY KEY (person, role)
);

CREATE TABLE person_session
(
    -- SHA-256 of the cookie: whoever reads the database cannot sign in with it.
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    person     uuid        NOT NULL REFERENCES person,
    csrf       text        NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);
CREATE INDEX person_session_of ON person_session (person);

-- Failed attempts by the name that was tried, whether or not somebody has it.
CREATE TABLE sign_in_failure
(
    login text        NOT NULL,
    at    timestamptz NOT NULL
);
CREATE INDEX sign_in_failure_recent ON sign_in_failure (login, at);

CREATE TABLE platform
(
    slug       text PRIMARY KEY CHECK (slug ~ '^[a-z0-9-]{1,40}$'),
    name       text        NOT NULL CHECK (name ~ '\S' AND length(name) <= 200),
    created_at timestamptz NOT NULL
);

CREATE TABLE api_key
(
    id          uuid PRIMARY KEY     DEFAULT uuidv7(),
    public_id   text        NOT NULL UNIQUE,
    secret_hash bytea       NOT NULL CHECK (length(secret_hash) = 32),
    label       text        NOT NULL CHECK (label ~ '\S' AND length(label) <= 200),
    platform    text REFERENCES platform,
    scopes      text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    revoked_at  timestamptz
);
