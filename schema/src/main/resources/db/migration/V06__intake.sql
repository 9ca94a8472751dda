-- What comes in. An item without a finding is counted and leaves nothing else in this database.

-- Items by day and what became of them. Each key is spread over a few shards, so that requests that run at once do not queue
-- for one row.
CREATE TABLE intake_count
(
    day      date     NOT NULL,
    platform text     NOT NULL,
    kind     text     NOT NULL,
    audience text     NOT NULL,
    language text     NOT NULL,
    outcome  text     NOT NULL CHECK (outcome IN ('CLEAR', 'UNREAD', 'FINDING', 'UNDETERMINED')),
    shard    smallint NOT NULL CHECK (shard >= 0),
    n        bigint   NOT NULL CHECK (n > 0),
    PRIMARY KEY (day, platform, kind, audience, language, outcome, shard)
);

-- Items with a finding, and those that could not be judged.
CREATE TABLE item
(
    id             uuid PRIMARY KEY     DEFAULT uuidv7(),
    platform       text        NOT NULL,
    external_id    text        NOT NULL CHECK (length(external_id) BETWEEN 1 AND 200),
    -- Of the text and of the pictures in their order, under a secret that is not in the database: what was said, whatever the
    -- platform calls it.
    content_digest text        NOT NULL CHECK (content_digest ~ '^[0-9a-f]{64}$'),
    kind           text        NOT NULL CHECK (kind ~ '^[a-z][a-z0-9_-]{0,31}$'),
    -- There is no PRIVATE here: a private message comes only as a report by someone who received it.
    audience       text        NOT NULL CHECK (audience IN ('PUBLIC', 'OPEN_GROUP', 'CLOSED_GROUP')),
    language_hint  text CHECK (length(language_hint) <= 35),
    created_at     timestamptz NOT NULL,
    received_at    timestamptz NOT NULL,
    context_link   text CHECK (length(context_link) <= 2000),
    -- Under the same secret: equal for texts that look alike, null where there are no words.
    text_digest    text,
    release        text        NOT NULL REFERENCES release,
    outcome        text        NOT NULL CHECK (outcome IN ('FINDING', 'UNDETERMINED')),
    -- The answer that was given, so that a repeat is answered alike: clauses, places and distances, never words.
    answer         jsonb       NOT NULL,
    CONSTRAINT item_once UNIQUE (platform, external_id, content_digest)
);
CREATE TRIGGER item_never_changed
    BEFORE UPDATE ON item
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Where the vault holds the item's text and the reference of its author.
CREATE TABLE item_exhibit
(
    item    uuid NOT NULL REFERENCES item,
    role    text NOT NULL CHECK (role IN ('TEXT', 'AUTHOR')),
    exhibit uuid NOT NULL UNIQUE,
    PRIMARY KEY (item, role)
);

-- The item's pictures, in their order, with what they look like.
CREATE TABLE item_medium
(
    item     uuid     NOT NULL REFERENCES item,
    position smallint NOT NULL CHECK (position >= 0),
    exhibit  uuid     NOT NULL UNIQUE,
    sha256   text     NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    md5      text     NOT NULL CHECK (md5 ~ '^[0-9a-f]{32}$'),
    pdq      text CHECK (pdq ~ '^[0-9a-f]{64}$'),
    quality  smallint NOT NULL CHECK (quality BETWEEN 0 AND 100),
    PRIMARY KEY (item, position)
);

-- Requests that were answered under an Idempotency-Key, for a day. Neither the key nor the request can be read or guessed from
-- a row: the first is hashed together with the caller, the second is a digest under a secret that is not in this database.
CREATE TABLE intake_request
(
    key_hash    bytea PRIMARY KEY CHECK (length(key_hash) = 32),
    request_mac bytea       NOT NULL CHECK (length(request_mac) = 32),
    answer      jsonb       NOT NULL,
    expires_at  timestamptz NOT NULL
);
CREATE INDEX intake_request_due ON intake_request (expires_at);

-- How far a batch under an Idempotency-Key has come. The code is taken over its first line under the same secret, and tells a
-- resend from another batch.
CREATE TABLE intake_batch
(
    key_hash   bytea PRIMARY KEY CHECK (length(key_hash) = 32),
    lines_done bigint      NOT NULL CHECK (lines_done >= 0),
    head_mac   bytea       NOT NULL CHECK (length(head_mac) = 32),
    updated_at timestamptz NOT NULL
);
CREATE INDEX intake_batch_due ON intake_batch (updated_at);
