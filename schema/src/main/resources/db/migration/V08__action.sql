-- Action: what platforms are told, and whether it was done.

CREATE TABLE endpoint
(
    platform        text PRIMARY KEY REFERENCES platform,
    webhook         text        NOT NULL,
    status_template text CHECK (status_template LIKE '%{externalId}%'),
    private_network boolean     NOT NULL,
    -- The signing secret, wrapped by the vault's master key.
    secret          bytea       NOT NULL,
    changed_at      timestamptz NOT NULL
);

-- The outbox: written in the decision's transaction, sent afterwards, once in effect by its id as idempotency key.
CREATE TABLE delivery
(
    id             uuid PRIMARY KEY,
    decision       uuid        NOT NULL REFERENCES decision,
    case_id        uuid        NOT NULL REFERENCES case_file,
    platform       text        NOT NULL REFERENCES platform,
    external_id    text        NOT NULL,
    author         uuid,
    effect         text        NOT NULL CHECK (effect IN ('LABEL', 'LIMIT', 'REMOVE', 'RESTRICT_ACCOUNT', 'RESTORE')),
    sequence       bigint      NOT NULL,
    clause         text        NOT NULL,
    clause_title   text        NOT NULL,
    clause_text    text        NOT NULL,
    release        text        NOT NULL,
    reason         text        NOT NULL,
    decided_at     timestamptz NOT NULL,
    state          text        NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'VERIFIED', 'UNVERIFIED', 'DEAD', 'CANCELLED')),
    attempts       int         NOT NULL DEFAULT 0,
    -- When to send or to look next; also the lease of whoever is doing so.
    next_at        timestamptz,
    give_up_at     timestamptz,
    last_error     text,
    delivered_at   timestamptz,
    verified_at    timestamptz,
    acknowledged   text CHECK (acknowledged ~ '\S'),
    created_at     timestamptz NOT NULL,
    UNIQUE (platform, sequence)
);
CREATE INDEX delivery_due ON delivery (next_at) WHERE state IN ('WAITING', 'DELIVERED') AND next_at IS NOT NULL;
CREATE INDEX delivery_order ON delivery (platform, sequence) WHERE state = 'WAITING';
CREATE INDEX delivery_case ON delivery (case_id);
CREATE INDEX delivery_attention ON delivery (created_at) WHERE state IN ('DEAD', 'UNVERIFIED') AND acknowledged IS NULL;
