-- The vault: what was said, each exhibit encrypted under a key of its own.

CREATE TABLE exhibit
(
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('TEXT', 'MEDIUM', 'AUTHOR')),
    media_type  text        NOT NULL,
    size        bigint      NOT NULL CHECK (size >= 0),
    digest      text        NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    -- The exhibit's own key, wrapped by the master key; gone when its time has run out.
    wrapped_key bytea,
    master_key  text        NOT NULL,
    nonce       bytea       NOT NULL CHECK (length(nonce) = 12),
    sealed_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    held_for    text CHECK (held_for ~ '\S'),
    held_by     text,
    expired_at  timestamptz,
    CONSTRAINT exhibit_key_goes_with_its_time CHECK ((wrapped_key IS NULL) = (expired_at IS NOT NULL)),
    CONSTRAINT exhibit_hold_is_whole CHECK ((held_for IS NULL) = (held_by IS NULL)),
    CONSTRAINT exhibit_held_does_not_expire CHECK (held_for IS NULL OR expired_at IS NULL)
);
CREATE INDEX exhibit_due ON exhibit (expires_at) WHERE expired_at IS NULL AND held_for IS NULL;

CREATE TABLE exhibit_blob
(
    exhibit    uuid PRIMARY KEY REFERENCES exhibit,
    ciphertext bytea NOT NULL
);

-- A blob cannot outlive its key.
CREATE FUNCTION exhibit_blob_is_gone() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    IF NEW.expired_at IS NOT NULL AND EXISTS (SELECT FROM exhibit_blob WHERE exhibit = NEW.id) THEN
        RAISE EXCEPTION 'exhibit % cannot expire while its blob is there', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE CONSTRAINT TRIGGER exhibit_blob_is_gone
    AFTER UPDATE ON exhibit
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION exhibit_blob_is_gone();
