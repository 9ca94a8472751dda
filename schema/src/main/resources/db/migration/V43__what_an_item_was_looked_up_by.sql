-- What a kept item was looked up by, so that a person can see which items an entry of a bank would have matched: perceptual hashes and
-- digests of media and a sketch of its text, as «KIND fingerprint»; and of what must be equal to match, texts and addresses, a keyed
-- digest each. A sketch lets whoever has this database find out whether a text that he guesses was among them, so all of it goes when
-- the time of what was said runs out. Of items that were kept before, only their media are known.
CREATE TABLE item_sought
(
    item        uuid PRIMARY KEY REFERENCES item,
    received_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    looks       text[]      NOT NULL,
    digests     bytea[]     NOT NULL
);
CREATE INDEX item_sought_received ON item_sought (received_at);
CREATE INDEX item_sought_due ON item_sought (expires_at);

INSERT INTO item_sought (item, received_at, expires_at, looks, digests)
SELECT item.id,
       item.received_at,
       max(exhibit.expires_at),
       array_agg('SHA256 ' || medium.sha256) || array_agg('MD5 ' || medium.md5)
           || coalesce(array_agg('VIDEO_SHA256 ' || medium.sha256) FILTER (WHERE medium.pdq IS NULL), '{}')
           || coalesce(array_agg('VIDEO_MD5 ' || medium.md5) FILTER (WHERE medium.pdq IS NULL), '{}')
           || coalesce(array_agg('PDQ ' || medium.pdq) FILTER (WHERE medium.quality >= 50), '{}'),
       '{}'
FROM item_medium AS medium
         JOIN item ON item.id = medium.item
         JOIN exhibit ON exhibit.id = medium.exhibit
GROUP BY item.id;
