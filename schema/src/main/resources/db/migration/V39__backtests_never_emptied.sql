-- Nor is the table emptied as a whole: a published release rests on what stands there.

CREATE TRIGGER release_backtest_never_emptied
    BEFORE TRUNCATE ON release_backtest
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
