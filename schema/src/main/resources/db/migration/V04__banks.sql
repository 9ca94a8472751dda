-- Banks: what is known, as fingerprints. No content is in here.

CREATE TABLE bank
(
    id          uuid PRIMARY KEY     DEFAULT uuidv7(),
    name        text        NOT NULL UNIQUE CHECK (name ~ '^[A-Z0-9_]{1,64}$'),
    description text        NOT NULL CHECK (length(description) BETWEEN 1 AND 1000),
    created_at  timestamptz NOT NULL,
    created_by  text        NOT NULL
);

-- One row. Whoever changes an entry takes the next version first, so that versions commit in their order and a node that has
-- read all entries up to a version has missed none.
CREATE TABLE bank_version
(
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint  NOT NULL CHECK (version >= 0)
);
INSERT INTO bank_version (version) VALUES (0);

CREATE TABLE bank_entry
(
    id              uuid PRIMARY KEY     DEFAULT uuidv7(),
    bank            uuid        NOT NULL REFERENCES bank,
    type            text        NOT NULL CHECK (type ~ '^[A-Z0-9_]{1,32}$'),
    fingerprint     text        NOT NULL CHECK (length(fingerprint) BETWEEN 1 AND 4096),
    label           text        NOT NULL CHECK (length(label) BETWEEN 1 AND 200),
    source          text        NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
    reason          text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    added_at        timestamptz NOT NULL,
    added_by        text        NOT NULL,
    added_version   bigint      NOT NULL,
    removed_at      timestamptz,
    removed_by      text,
    removed_reason  text CHECK (length(removed_reason) BETWEEN 1 AND 2000),
    removed_version bigint,
    CONSTRAINT bank_entry_removal_is_whole
        CHECK (num_nulls(removed_at, removed_by, removed_reason, removed_version) IN (0, 4))
);
-- The same fingerprint stands once in a bank; a removed one may come back as a new entry.
CREATE UNIQUE INDEX bank_entry_once ON bank_entry (bank, type, fingerprint) WHERE removed_at IS NULL;
CREATE INDEX bank_entry_of_bank ON bank_entry (bank, id) WHERE removed_at IS NULL;
CREATE INDEX bank_entry_added ON bank_entry (added_version);
CREATE INDEX bank_entry_removed ON bank_entry (removed_version) WHERE removed_version IS NOT NULL;

-- An entry is never edited: it stands, or it stands as removed.
CREATE FUNCTION bank_entry_only_removed() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    IF OLD.removed_at IS NOT NULL
        OR (NEW.id, NEW.bank, NEW.type, NEW.fingerprint, NEW.label, NEW.source, NEW.reason, NEW.added_at, NEW.added_by,
            NEW.added_version)
           IS DISTINCT FROM
           (OLD.id, OLD.bank, OLD.type, OLD.fingerprint, OLD.label, OLD.source, OLD.reason, OLD.added_at, OLD.added_by,
            OLD.added_version)
    THEN
        RAISE EXCEPTION 'a bank entry may only be removed, once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER bank_entry_only_removed
    BEFORE UPDATE ON bank_entry
    FOR EACH ROW EXECUTE FUNCTION bank_entry_only_removed();
CREATE TRIGGER bank_entry_never_deleted
    BEFORE DELETE ON bank_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_entry_never_emptied
    BEFORE TRUNCATE ON bank_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
