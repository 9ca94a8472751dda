-- The tests that its authors wrote are kept with a draft: they run when it is submitted, and the next draft begins with them.

ALTER TABLE release_draft
    ADD COLUMN tests jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(tests) = 'object');

-- What was submitted is what is approved, and an author stays one.
CREATE OR REPLACE FUNCTION release_draft_keeps_its_word() RETURNS trigger
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
    IF OLD.state <> 'DRAFT' AND NEW.tests <> OLD.tests THEN
        RAISE EXCEPTION 'the tests of a submitted release do not change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state IN ('PUBLISHED', 'WITHDRAWN') THEN
        RAISE EXCEPTION 'a draft that is % stays as it is', OLD.state USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
