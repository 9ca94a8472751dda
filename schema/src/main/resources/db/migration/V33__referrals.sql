-- Referrals: two people agree that an authority is told of a threat, Regulation (EU) 2021/784 Art. 14(5). Nothing is sent from here:
-- a named person takes the referral out. A referral without finding (which names clause, release and evidence), an answer to the
-- question of the true purpose, and a reason is no referral.
CREATE TABLE referral
(
    id          uuid PRIMARY KEY,
    case_id     uuid        NOT NULL REFERENCES case_file,
    finding     uuid        NOT NULL,
    authority   text        NOT NULL CHECK (authority ~ '\S'),
    purpose     text        NOT NULL CHECK (purpose ~ '\S'),
    reason      text        NOT NULL CHECK (reason ~ '\S'),
    state       text        NOT NULL CHECK (state IN ('PROPOSED', 'CONFIRMED', 'DECLINED', 'WITHDRAWN')),
    proposed_by uuid        NOT NULL REFERENCES person,
    proposed_at timestamptz NOT NULL,
    answer      text CHECK (answer ~ '\S'),
    answered_by uuid REFERENCES person,
    answered_at timestamptz,
    FOREIGN KEY (finding, case_id) REFERENCES finding (id, case_id),
    CONSTRAINT referral_answer_is_whole CHECK (
        (state = 'PROPOSED') = (answered_by IS NULL) AND (answered_by IS NULL) = (answered_at IS NULL)
            AND (answered_by IS NULL) = (answer IS NULL)),
    CONSTRAINT referral_takes_two CHECK (state NOT IN ('CONFIRMED', 'DECLINED') OR answered_by <> proposed_by),
    CONSTRAINT referral_withdrawn_by_its_proposer CHECK (state <> 'WITHDRAWN' OR answered_by = proposed_by)
);
CREATE INDEX referral_case ON referral (case_id);
CREATE UNIQUE INDEX referral_one_open_a_case ON referral (case_id) WHERE state = 'PROPOSED';

-- A referral stays as it was proposed; it is answered once.
CREATE FUNCTION referral_only_answered() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    IF OLD.state <> 'PROPOSED'
        OR (NEW.id, NEW.case_id, NEW.finding, NEW.authority, NEW.purpose, NEW.reason, NEW.proposed_by, NEW.proposed_at)
           IS DISTINCT FROM
           (OLD.id, OLD.case_id, OLD.finding, OLD.authority, OLD.purpose, OLD.reason, OLD.proposed_by, OLD.proposed_at)
    THEN
        RAISE EXCEPTION 'a referral stays as it was proposed and is answered once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER referral_only_answered
    BEFORE UPDATE ON referral
    FOR EACH ROW EXECUTE FUNCTION referral_only_answered();
CREATE TRIGGER referral_never_deleted
    BEFORE DELETE ON referral
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
