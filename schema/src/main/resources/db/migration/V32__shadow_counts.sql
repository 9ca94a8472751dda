-- What clauses in shadow say of what comes in, and what the next release is tried on.

-- Items by day, and by what a clause in shadow said of them. Nothing here leads to an item. Shards as in intake_count.
CREATE TABLE shadow_count
(
    day     date     NOT NULL,
    release text     NOT NULL REFERENCES release (digest),
    clause  text     NOT NULL,
    result  text     NOT NULL CHECK (result IN ('MATCH', 'NO_MATCH', 'UNDETERMINED')),
    shard   smallint NOT NULL CHECK (shard >= 0),
    n       bigint   NOT NULL CHECK (n > 0),
    PRIMARY KEY (release, clause, day, result, shard)
);

-- The language of the text as it was told here, and whether it was read; unknown of items that were kept before.
ALTER TABLE item
    ADD COLUMN language  text,
    ADD COLUMN text_read boolean,
    ADD CONSTRAINT item_reading_is_whole CHECK ((language IS NULL) = (text_read IS NULL));

-- The counts of the last backtest, so that who approves reads what the author read. Never the ids of items: those of a sample are not kept.
ALTER TABLE release_draft
    ADD COLUMN backtest_report jsonb,
    ADD CONSTRAINT release_draft_report_belongs CHECK (backtest_report IS NULL OR backtest_items IS NOT NULL);
