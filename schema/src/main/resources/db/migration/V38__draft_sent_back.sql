-- Why a draft was last sent back. It used to stand where the reason for the draft stands, and was written over when the draft was
-- submitted again, so that the second person did not see what had been asked for.

ALTER TABLE release_draft
    ADD COLUMN sent_back_because text CHECK (length(sent_back_because) BETWEEN 1 AND 2000);
UPDATE release_draft
SET sent_back_because = reason
WHERE state = 'DRAFT';
