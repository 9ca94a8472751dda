-- Which release the authors of a draft had before them. What came into force since then, the draft does not know, and would undo.

ALTER TABLE release_draft
    ADD COLUMN based_on text REFERENCES release (digest);

-- Drafts that are done stay as they are; this is the one thing that was always true of them and was not written down.
ALTER TABLE release_draft DISABLE TRIGGER release_draft_keeps_its_word;
UPDATE release_draft
SET based_on = COALESCE(
        (SELECT release FROM release_publication WHERE at <= release_draft.created_at ORDER BY number DESC LIMIT 1),
        (SELECT release FROM release_publication ORDER BY number LIMIT 1));
ALTER TABLE release_draft ENABLE TRIGGER release_draft_keeps_its_word;

ALTER TABLE release_draft
    ALTER COLUMN based_on SET NOT NULL;
