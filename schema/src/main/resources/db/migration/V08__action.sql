-- Action: what platforms are told, and whether it was done.

-- Where a platform listens. The secret that it shares with us is wrapped by the vault's master key.
CREATE TABLE endpoint
(
    platform        text PRIMARY KEY REFERENCES platform,
    webhook         text        NOT NULL CHECK (webhook ~ '^https?://' AND length(webhook) <= 2000),
    status_template text CHECK (status_template ~ '^https?://' AND status_template LIKE '%{externalId}%'
        AND length(status_template) <= 2000),
    private_network boolean     NOT NULL,
    -- How long it is looked at again until a person is told; null for the setting's.
    verify_seconds  integer CHECK (verify_seconds BETWEEN 1 AND 604800),
    wrapped_secret  bytea       NOT NULL,
    master_key      text        NOT NULL,
    changed_at      timestamptz NOT NULL,
    changed_by      text        NOT NULL
);

-- The last number given to a platform. Whoever takes the next holds the row until the end of the transaction, so that numbers
-- commit in their order.
CREATE TABLE delivery_sequence
(
    platform text PRIMARY KEY,
    last     bigint NOT NULL CHECK (last > 0)
);

-- The outbox: one effect of one decision on its way to a platform. The id is the idempotency key, for ever.
CREATE TABLE delivery
(
    id                  uuid PRIMARY KEY     DEFAULT uuidv7(),
    platform            text        NOT NULL REFERENCES platform,
    sequence            bigint      NOT NULL CHECK (sequence > 0),
    decision            uuid        NOT NULL REFERENCES decision,
    case_id             uuid        NOT NULL REFERENCES case_file,
    external_id         text        NOT NULL,
    -- The exhibit with the author's reference; opened when it is sent.
    author              uuid,
    effect              text        NOT NULL CHECK (effect IN ('LABEL', 'LIMIT', 'REMOVE', 'RESTRICT_ACCOUNT', 'RESTORE')),
    clause              text        NOT NULL,
    clause_title        text        NOT NULL,
    clause_text         text        NOT NULL,
    release             text        NOT NULL REFERENCES release,
    reason              text        NOT NULL CHECK (reason ~ '\S'),
    decided_at          timestamptz NOT NULL,
    created_at          timestamptz NOT NULL,
    not_before          timestamptz NOT NULL CHECK (not_before >= decided_at),
    state               text        NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'VERIFIED', 'UNVERIFIED', 'DEAD', 'CANCELLED')),
    -- When it is sent or looked at next; null when nothing more happens by itself.
    next_at             timestamptz,
    -- Until then somebody is sending or looking.
    leased_until        timestamptz,
    attempts            integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- Since when it is tried, how often that failed, and how often it was refused outright.
    trying_since        timestamptz NOT NULL,
    failures            integer     NOT NULL DEFAULT 0 CHECK (failures >= 0),
    refusals            integer     NOT NULL DEFAULT 0 CHECK (refusals BETWEEN 0 AND failures),
    delivered_at        timestamptz,
    verify_until        timestamptz,
    looks               integer     NOT NULL DEFAULT 0 CHECK (looks >= 0),
    verified_at         timestamptz,
    last_error          text,
    notice              text,
    acknowledged_at     timestamptz,
    acknowledged_by     text,
    acknowledged_reason text CHECK (acknowledged_reason ~ '\S'),
    UNIQUE (platform, sequence),
    -- Nothing is done twice.
    UNIQUE (decision, effect),
    CONSTRAINT delivery_waiting_is_due CHECK (state <> 'WAITING' OR next_at IS NOT NULL),
    CONSTRAINT delivery_ended_is_not_due CHECK (state IN ('WAITING', 'DELIVERED') OR next_at IS NULL),
    CONSTRAINT delivery_is_not_early CHECK (delivered_at IS NULL OR delivered_at >= not_before),
    CONSTRAINT delivery_taken_is_dated
        CHECK (state NOT IN ('DELIVERED', 'VERIFIED', 'UNVERIFIED') OR delivered_at IS NOT NULL),
    CONSTRAINT delivery_verified_is_dated CHECK ((state = 'VERIFIED') = (verified_at IS NOT NULL)),
    CONSTRAINT delivery_cancelled_was_never_sent CHECK (state <> 'CANCELLED' OR attempts = 0),
    CONSTRAINT delivery_acknowledgement_is_whole
        CHECK (num_nulls(acknowledged_at, acknowledged_by, acknowledged_reason) IN (0, 3))
);
CREATE INDEX delivery_waiting ON delivery (platform, sequence) WHERE state = 'WAITING';
CREATE INDEX delivery_looking ON delivery (next_at) WHERE state = 'DELIVERED' AND next_at IS NOT NULL;
CREATE INDEX delivery_open ON delivery (id) WHERE state IN ('UNVERIFIED', 'DEAD') AND acknowledged_at IS NULL;
CREATE INDEX delivery_of_case ON delivery (case_id);
CREATE INDEX delivery_of_subject ON delivery (platform, external_id);

-- Every attempt to send and every look. A row of a sending without status and error is one that was cut off.
CREATE TABLE delivery_attempt
(
    delivery uuid        NOT NULL REFERENCES delivery,
    kind     text        NOT NULL CHECK (kind IN ('SEND', 'LOOK')),
    number   integer     NOT NULL CHECK (number > 0),
    at       timestamptz NOT NULL,
    status   integer CHECK (status BETWEEN 100 AND 999),
    -- What the platform said of the post, or what went wrong. Never content, never a secret.
    outcome  text,
    PRIMARY KEY (delivery, kind, number)
);
