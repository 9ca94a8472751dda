-- Legal holds on cases: what was sealed for them does not expire, versions that are still to come included.
CREATE TABLE legal_hold
(
    case_id   uuid PRIMARY KEY REFERENCES case_file,
    reason    text        NOT NULL CHECK (reason ~ '\S'),
    placed_by uuid        NOT NULL REFERENCES person,
    placed_at timestamptz NOT NULL
);
