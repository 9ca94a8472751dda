-- The vault: what was said, each exhibit encrypted under a key of its own.

CREATE TABLE exhibit
(
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('TEXT', 'MEDIUM', 'AUTHOR')),
    media_type  text        NOT NULL,
    size        bigint      NOT NULL CHECK (size >= 0),
    -- SHA-256 of a medium. Of a text or an author, which anybody could guess from that, a digest under the exhibit's own
    -- key: when the key is gone it says nothing any more.
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

-- Key and blob come and go together: neither outlives the other.
CREATE FUNCTION exhibit_is_whole() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
DECLARE
    one     uuid;
    has_key boolean;
BEGIN
    FOREACH one IN ARRAY CASE
        WHEN TG_TABLE_NAME = 'exhibit' THEN ARRAY [(to_jsonb(NEW) ->> 'id')::uuid]
        ELSE ARRAY [(to_jsonb(NEW) ->> 'exhibit')::uuid, (to_jsonb(OLD) ->> 'exhibit')::uuid] END
        LOOP
            SELECT wrapped_key IS NOT NULL INTO has_key FROM exhibit WHERE id = one;
            CONTINUE WHEN NOT FOUND;
            IF has_key AND NOT EXISTS (SELECT FROM exhibit_blob WHERE exhibit = one) THEN
                RAISE EXCEPTION 'exhibit % has a key but no blob', one USING ERRCODE = 'restrict_violation';
            ELSIF NOT has_key AND EXISTS (SELECT FROM exhibit_blob WHERE exhibit = one) THEN
                RAISE EXCEPTION 'exhibit % cannot be without a key while its blob is there', one USING ERRCODE = 'restrict_violation';
            END IF;
        END LOOP;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER exhibit_is_whole
    AFTER INSERT OR UPDATE OF wrapped_key ON exhibit
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION exhibit_is_whole();
CREATE CONSTRAINT TRIGGER exhibit_is_whole
    AFTER INSERT OR UPDATE OF exhibit OR DELETE ON exhibit_blob
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION exhibit_is_whole();

-- What was sealed does not change, its time is moved only to later, and what is gone does not come back.
CREATE FUNCTION exhibit_stands() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    IF OLD.expired_at IS NOT NULL THEN
        RAISE EXCEPTION 'exhibit % is gone and does not change', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.expires_at < OLD.expires_at THEN
        RAISE EXCEPTION 'exhibit %: its time can only be moved to later', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.id, NEW.kind, NEW.media_type, NEW.size, NEW.digest, NEW.nonce, NEW.sealed_at)
        IS DISTINCT FROM (OLD.id, OLD.kind, OLD.media_type, OLD.size, OLD.digest, OLD.nonce, OLD.sealed_at) THEN
        RAISE EXCEPTION 'exhibit %: what was sealed does not change', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER exhibit_stands
    BEFORE UPDATE ON exhibit
    FOR EACH ROW EXECUTE FUNCTION exhibit_stands();
