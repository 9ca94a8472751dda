-- What a kept item was looked up by, so that a person can see which items an entry of a bank would have matched: perceptual hashes,
-- digests of media and sketches of its text, as «KIND fingerprint»; and of what must be equal to match, texts and addresses, a keyed
-- digest each, so that neither can be read here. Of items that were kept before, only their media are known.
ALTER TABLE item
    ADD COLUMN looks text[] NOT NULL DEFAULT '{}',
    ADD COLUMN sought bytea[] NOT NULL DEFAULT '{}';

ALTER TABLE item DISABLE TRIGGER item_never_changed;
UPDATE item
SET looks = known.looks
FROM (SELECT item,
             array_agg('SHA256 ' || sha256) || array_agg('MD5 ' || md5)
                 || coalesce(array_agg('PDQ ' || pdq) FILTER (WHERE quality >= 50), '{}') AS looks
      FROM item_medium
      GROUP BY item) AS known
WHERE known.item = item.id;
ALTER TABLE item ENABLE TRIGGER item_never_changed;
