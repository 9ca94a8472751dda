-- Lists of designated organisations and of terrorist acts: what a list said, from when on, and who put it in force.

CREATE TABLE name_list
(
    id      uuid PRIMARY KEY     DEFAULT uuidv7(),
    -- The last of a list is the one in force; the order is that of the numbers.
    number  bigint      NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
    list    text        NOT NULL CHECK (list ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    -- The file as it came; null where the list was taken out of force.
    file    bytea CHECK (length(file) <= 33554432),
    sha256  text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    -- When the list was made, as it says itself.
    made    text,
    names   integer     NOT NULL CHECK (names >= 0),
    -- Names that cannot be looked for, with the reason.
    skipped text[]      NOT NULL,
    source  text        NOT NULL CHECK (source ~ '\S'),
    reason  text        NOT NULL CHECK (reason ~ '\S'),
    put_by  text        NOT NULL,
    put_at  timestamptz NOT NULL,
    CONSTRAINT name_list_file_is_whole CHECK ((file IS NULL) = (sha256 IS NULL)),
    CONSTRAINT name_list_without_file_names_nobody CHECK (file IS NOT NULL OR names = 0)
);
CREATE INDEX name_list_versions ON name_list (list, number DESC);
CREATE TRIGGER name_list_append_only
    BEFORE UPDATE OR DELETE ON name_list
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
