-- What clauses were asked about when an item was judged, so that another release can be tried on it: what was found, by place and
-- never by words, and what could not be looked at. The history of the account is not among it: nothing here keeps one of anybody.
-- Unknown of items that were kept before.
ALTER TABLE item
    ADD COLUMN facts jsonb;
