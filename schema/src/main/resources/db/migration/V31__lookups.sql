-- What people look for in the console: acts by kind and by actor, the last decided cases, the cases of one post.

CREATE INDEX journal_entry_kind ON journal_entry (kind, id);
CREATE INDEX journal_entry_actor ON journal_entry (actor, id);
CREATE INDEX decision_newest ON decision (decided_at, id) WHERE undone_at IS NULL;
CREATE INDEX case_of_post ON case_file (external_id);
