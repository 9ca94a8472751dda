-- Releases of the policy. A decision pins the release that it was made under, so a release stays for ever as it was.

CREATE TABLE release
(
    digest       text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
    -- The order of publication: the release with the highest number is in force.
    number       bigint      NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- File name to text, exactly the files that the digest is taken over.
    files        jsonb       NOT NULL CHECK (jsonb_typeof(files) = 'object'),
    published_at timestamptz NOT NULL,
    published_by text        NOT NULL
);
CREATE TRIGGER release_append_only
    BEFORE UPDATE OR DELETE ON release
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_never_emptied
    BEFORE TRUNCATE ON release
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
