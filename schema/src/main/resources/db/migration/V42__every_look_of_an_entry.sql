-- A picture may be shown in several ways: each frame of an animation, a clear picture on white and on black. An entry has a PDQ hash
-- for each of them, in the order of the frames, and still one fingerprint of every other kind.
ALTER TABLE bank_signal
    ADD COLUMN place integer NOT NULL DEFAULT 0 CHECK (place >= 0),
    ADD CONSTRAINT bank_signal_once CHECK (place = 0 OR type = 'PDQ'),
    DROP CONSTRAINT bank_signal_pkey,
    ADD PRIMARY KEY (content, type, place);
