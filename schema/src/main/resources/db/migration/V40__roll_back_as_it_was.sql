-- A draft that brings an earlier release back says that release and nothing else; whoever approves it has to be able to rely on that.

ALTER TABLE release_draft
    ADD CONSTRAINT release_draft_rolls_back_as_it_was
        CHECK (rolls_back_to IS NULL OR digest IS NULL OR digest = rolls_back_to) NOT VALID;
