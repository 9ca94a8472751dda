-- Which release is in force, and how two people make the next one.

-- Everything that ever came into force, in its order: the last row is in force. A release may come back, so this is a table of its own.
CREATE TABLE release_publication
(
    number      bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    release     text        NOT NULL REFERENCES release (digest),
    -- SHIPPED: came with the program; PUBLISHED: made here; ROLLED_BACK: was in force before.
    kind        text        NOT NULL CHECK (kind IN ('SHIPPED', 'PUBLISHED', 'ROLLED_BACK')),
    -- Everyone who had a hand in it.
    authors     text[]      NOT NULL,
    approved_by text,
    reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    at          timestamptz NOT NULL,
    CONSTRAINT release_publication_takes_two_people
        CHECK (kind = 'SHIPPED'
            OR (approved_by IS NOT NULL AND cardinality(authors) > 0 AND approved_by <> ALL (authors)))
);
CREATE TRIGGER release_publication_append_only
    BEFORE UPDATE OR DELETE ON release_publication
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_publication_never_emptied
    BEFORE TRUNCATE ON release_publication
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

INSERT INTO release_publication (release, kind, authors, reason, at)
SELECT digest, 'SHIPPED', '{}', 'It came with the program.', published_at
FROM release
ORDER BY number;

CREATE TABLE release_draft
(
    id              uuid PRIMARY KEY     DEFAULT uuidv7(),
    -- Counts the changes, so that nobody writes over, or approves, what he has not seen.
    version         integer     NOT NULL CHECK (version >= 1),
    state           text        NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'WITHDRAWN')),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- File name to text; the files may be wrong while they are being written.
    files           jsonb       NOT NULL CHECK (jsonb_typeof(files) = 'object'),
    -- Everyone who wrote a part of it; nobody is ever taken out.
    authors         text[]      NOT NULL CHECK (cardinality(authors) > 0),
    rolls_back_to   text REFERENCES release (digest),
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    reason          text CHECK (length(reason) BETWEEN 1 AND 2000),
    -- What the files make, from when it is submitted; then they do not change any more.
    digest          text CHECK (digest ~ '^[0-9a-f]{64}$'),
    -- The last backtest: from which release to which, over how many items, how many would come out differently.
    backtest_before text,
    backtest_after  text,
    backtest_items  bigint CHECK (backtest_items > 0),
    backtest_change bigint CHECK (backtest_change BETWEEN 0 AND backtest_items),
    approved_by     text,
    CONSTRAINT release_draft_backtest_is_whole
        CHECK (num_nulls(backtest_before, backtest_after, backtest_items, backtest_change) IN (0, 4)),
    CONSTRAINT release_draft_submission_is_whole
        CHECK (state NOT IN ('SUBMITTED', 'PUBLISHED') OR (digest IS NOT NULL AND reason IS NOT NULL)),
    CONSTRAINT release_draft_takes_two_people
        CHECK ((state = 'PUBLISHED') = (approved_by IS NOT NULL) AND approved_by <> ALL (authors)),
    CONSTRAINT release_draft_was_backtested
        CHECK (state <> 'PUBLISHED' OR backtest_after IS NOT DISTINCT FROM digest)
);
CREATE INDEX release_draft_open ON release_draft (changed_at) WHERE state IN ('DRAFT', 'SUBMITTED');

-- What was submitted is what is approved, and an author stays one.
CREATE FUNCTION release_draft_keeps_its_word() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    IF NOT NEW.authors @> OLD.authors THEN
        RAISE EXCEPTION 'an author of a release stays one' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state <> 'DRAFT' AND NEW.files <> OLD.files THEN
        RAISE EXCEPTION 'the files of a submitted release do not change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state IN ('PUBLISHED', 'WITHDRAWN') THEN
        RAISE EXCEPTION 'a draft that is % stays as it is', OLD.state USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER release_draft_keeps_its_word
    BEFORE UPDATE ON release_draft
    FOR EACH ROW EXECUTE FUNCTION release_draft_keeps_its_word();
CREATE TRIGGER release_draft_never_deleted
    BEFORE DELETE ON release_draft
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
