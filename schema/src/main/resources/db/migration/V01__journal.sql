-- The journal: what was done, append-only. An entry commits with its act and gets its place in the tree a moment later.

CREATE TABLE journal_entry
(
    id        uuid PRIMARY KEY,
    at        timestamptz NOT NULL,
    kind      text        NOT NULL,
    actor     text        NOT NULL,
    leaf      text        NOT NULL,
    leaf_hash bytea       NOT NULL CHECK (length(leaf_hash) = 32)
);

-- References by name and value, so that all acts of one case are found.
CREATE TABLE journal_reference
(
    entry uuid NOT NULL REFERENCES journal_entry,
    name  text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (entry, name)
);
CREATE INDEX journal_reference_value ON journal_reference (name, value, entry);

-- Entries that have no place yet. Rows leave when they get one.
CREATE TABLE journal_pending
(
    number bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    entry  uuid NOT NULL UNIQUE REFERENCES journal_entry
);

CREATE TABLE journal_leaf
(
    index     bigint PRIMARY KEY CHECK (index >= 0),
    entry     uuid  NOT NULL UNIQUE REFERENCES journal_entry,
    leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32)
);

-- Complete subtrees: level 1 joins two leaves; index counts from the left.
CREATE TABLE journal_node
(
    level smallint NOT NULL CHECK (level > 0),
    index bigint   NOT NULL CHECK (index >= 0),
    hash  bytea    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, index)
);

CREATE TABLE journal_checkpoint
(
    tree_size bigint PRIMARY KEY CHECK (tree_size >= 0),
    root      bytea       NOT NULL CHECK (length(root) = 32),
    note      text        NOT NULL,
    at        timestamptz NOT NULL
);

-- What a commitment stands for. These rows may go, the commitments stay.
CREATE TABLE journal_opening
(
    entry uuid  NOT NULL REFERENCES journal_entry,
    role  text  NOT NULL,
    salt  bytea NOT NULL CHECK (length(salt) = 32),
    value text  NOT NULL,
    PRIMARY KEY (entry, role)
);

DO
$$
    DECLARE
        name text;
    BEGIN
        FOREACH name IN ARRAY ARRAY ['journal_entry', 'journal_reference', 'journal_leaf', 'journal_node', 'journal_checkpoint']
            LOOP
                EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                               name || '_append_only', name);
                EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
                               name || '_never_emptied', name);
            END LOOP;
    END
$$;

-- An opening may be forgotten, but never rewritten.
CREATE TRIGGER journal_opening_never_changed
    BEFORE UPDATE ON journal_opening
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
