-- A draft keeps the last backtest on what was kept here and the last on a sample, side by side, each with who ran it and when. One of
-- them used to replace the other, so that a sample of four lines stood where the kept items had been.

CREATE TABLE release_backtest
(
    draft          uuid        NOT NULL REFERENCES release_draft (id),
    -- UNTOLD: from before it was written down what it was run on.
    source         text        NOT NULL CHECK (source IN ('KEPT', 'SAMPLE', 'UNTOLD')),
    -- From which release to which, over how many items, how many would come out differently.
    release_before text        NOT NULL,
    release_after  text        NOT NULL,
    items          bigint      NOT NULL CHECK (items > 0),
    changed        bigint      NOT NULL CHECK (changed BETWEEN 0 AND items),
    -- The counts. Never the ids of items: those of a sample are not kept.
    report         jsonb,
    run_by         text        NOT NULL,
    run_at         timestamptz NOT NULL,
    PRIMARY KEY (draft, source)
);

INSERT INTO release_backtest (draft, source, release_before, release_after, items, changed, report, run_by, run_at)
SELECT draft.id, 'UNTOLD', backtest_before, backtest_after, backtest_items, backtest_change, backtest_report,
       COALESCE(act.actor, draft.authors[1]), COALESCE(act.at, draft.changed_at)
FROM release_draft draft
         LEFT JOIN LATERAL (SELECT entry.actor, entry.at
                            FROM journal_entry entry
                                     JOIN journal_reference reference ON reference.entry = entry.id
                            WHERE reference.name = 'draft'
                              AND reference.value = draft.id::text
                              AND entry.kind = 'release.backtested'
                            ORDER BY entry.at DESC
                            LIMIT 1) act ON true
WHERE backtest_before IS NOT NULL;

ALTER TABLE release_draft
    DROP CONSTRAINT release_draft_backtest_is_whole,
    DROP CONSTRAINT release_draft_was_backtested,
    DROP CONSTRAINT release_draft_report_belongs,
    DROP COLUMN backtest_before,
    DROP COLUMN backtest_after,
    DROP COLUMN backtest_items,
    DROP COLUMN backtest_change,
    DROP COLUMN backtest_report;

CREATE FUNCTION release_draft_was_backtested() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    IF NEW.state = 'PUBLISHED'
        AND NOT EXISTS (SELECT FROM release_backtest WHERE draft = NEW.id AND release_after = NEW.digest) THEN
        RAISE EXCEPTION 'a release that was not backtested is not published' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER release_draft_was_backtested
    BEFORE INSERT OR UPDATE ON release_draft
    FOR EACH ROW EXECUTE FUNCTION release_draft_was_backtested();

-- What a second person read before he approved stays what he read.
CREATE FUNCTION release_backtest_of_open_draft() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    IF EXISTS (SELECT FROM release_draft WHERE id = NEW.draft AND state IN ('PUBLISHED', 'WITHDRAWN')) THEN
        RAISE EXCEPTION 'a draft that is done is not backtested any more' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER release_backtest_of_open_draft
    BEFORE INSERT OR UPDATE ON release_backtest
    FOR EACH ROW EXECUTE FUNCTION release_backtest_of_open_draft();
CREATE TRIGGER release_backtest_never_deleted
    BEFORE DELETE ON release_backtest
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
