-- What every room builds on.

-- Makes a table append-only:
--   CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON entry
--     FOR EACH ROW EXECUTE FUNCTION refuse_change();
--   CREATE TRIGGER entry_never_emptied BEFORE TRUNCATE ON entry
--     FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_change() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    RAISE EXCEPTION 'table % is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;
