-- Casework: what people judge. Content is in the vault; here are places, detectors and decisions.

CREATE TABLE case_file
(
    id            uuid PRIMARY KEY     DEFAULT uuidv7(),
    platform      text        NOT NULL,
    external_id   text        NOT NULL,
    -- Cases of near-identical items share a cluster.
    cluster       uuid        NOT NULL,
    rung          text        NOT NULL CHECK (rung IN ('PROMOTION', 'SOLICITATION', 'INCITEMENT', 'PLOTTING', 'UNDETERMINED')),
    -- The order in the queue: what may cost lives first.
    priority      smallint    NOT NULL CHECK (priority BETWEEN 1 AND 5),
    state         text        NOT NULL CHECK (state IN ('OPEN', 'DECIDED')),
    opened_at     timestamptz NOT NULL,
    deadline      timestamptz NOT NULL,
    claimed_by    uuid REFERENCES person,
    claimed_until timestamptz,
    -- Open again after an undo, while a newer case of the same subject is open too.
    reopened      boolean     NOT NULL DEFAULT false,
    CONSTRAINT case_claim_is_whole CHECK ((claimed_by IS NULL) = (claimed_until IS NULL))
);
CREATE UNIQUE INDEX case_one_open_a_subject ON case_file (platform, external_id) WHERE state = 'OPEN' AND NOT reopened;
CREATE INDEX case_queue ON case_file (priority, deadline) WHERE state = 'OPEN';
CREATE INDEX case_cluster ON case_file (cluster) WHERE state = 'OPEN';

CREATE TABLE case_item
(
    item        uuid PRIMARY KEY REFERENCES item,
    case_id     uuid NOT NULL REFERENCES case_file,
    text_digest text
);
CREATE INDEX case_item_case ON case_item (case_id);
CREATE INDEX case_item_text ON case_item (text_digest) WHERE text_digest IS NOT NULL;

CREATE TABLE finding
(
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    case_id      uuid  NOT NULL REFERENCES case_file,
    item         uuid  NOT NULL REFERENCES item,
    clause       text  NOT NULL,
    clause_title text  NOT NULL,
    rung         text  NOT NULL CHECK (rung IN ('VIEW', 'PROMOTION', 'SOLICITATION', 'INCITEMENT', 'PLOTTING')),
    result       text  NOT NULL CHECK (result IN ('MATCH', 'UNDETERMINED')),
    release      text  NOT NULL REFERENCES release,
    evidence     jsonb NOT NULL,
    trace        jsonb NOT NULL,
    UNIQUE (id, case_id)
);
CREATE INDEX finding_case ON finding (case_id);
CREATE TRIGGER finding_never_changed
    BEFORE UPDATE OR DELETE ON finding
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A decision without clause, release, evidence, an answer to the question of the true purpose, and a reason is no decision.
CREATE TABLE decision
(
    id               uuid PRIMARY KEY,
    case_id          uuid        NOT NULL REFERENCES case_file,
    ruling           text        NOT NULL CHECK (ruling IN ('ACT', 'NO_ACTION', 'RESTORE')),
    clause           text        NOT NULL CHECK (clause ~ '\S'),
    clause_title     text        NOT NULL CHECK (clause_title ~ '\S'),
    clause_rung      text        NOT NULL CHECK (clause_rung IN ('VIEW', 'PROMOTION', 'SOLICITATION', 'INCITEMENT', 'PLOTTING')),
    release          text        NOT NULL REFERENCES release,
    effects          text[]      NOT NULL CHECK (effects <@ ARRAY ['LABEL', 'LIMIT', 'REMOVE', 'RESTRICT_ACCOUNT', 'RESTORE']),
    exemption        text        NOT NULL CHECK (exemption IN ('NONE', 'EDUCATION', 'JOURNALISM', 'ART', 'RESEARCH',
                                                               'COUNTER_TERRORISM', 'PUBLIC_DEBATE')),
    exemption_reason text        NOT NULL CHECK (exemption_reason ~ '\S'),
    reason           text        NOT NULL CHECK (reason ~ '\S'),
    decided_by       uuid        NOT NULL REFERENCES person,
    decided_at       timestamptz NOT NULL,
    effective_at     timestamptz NOT NULL CHECK (effective_at >= decided_at),
    -- The decision on an identical copy that this one was taken along with; they are undone together.
    along_with       uuid CHECK (along_with <> id),
    undone_at        timestamptz,
    CONSTRAINT decision_to_act_has_effects CHECK ((ruling = 'NO_ACTION') = (cardinality(effects) = 0)),
    CONSTRAINT decision_to_act_on_no_protected_purpose CHECK (ruling <> 'ACT' OR exemption = 'NONE'),
    CONSTRAINT decision_never_acts_on_a_view CHECK (ruling <> 'ACT' OR clause_rung <> 'VIEW'),
    CONSTRAINT decision_restores_only_by_reversal CHECK ((ruling = 'RESTORE') = (effects = ARRAY ['RESTORE'])),
    CONSTRAINT decision_undone_in_time CHECK (undone_at IS NULL OR undone_at < effective_at),
    UNIQUE (id, case_id)
);
CREATE INDEX decision_case ON decision (case_id);
CREATE INDEX decision_along_with ON decision (along_with) WHERE along_with IS NOT NULL;

CREATE TABLE decision_evidence
(
    decision uuid NOT NULL,
    case_id  uuid NOT NULL,
    finding  uuid NOT NULL,
    PRIMARY KEY (decision, finding),
    FOREIGN KEY (decision, case_id) REFERENCES decision (id, case_id),
    -- Evidence of another case is no evidence.
    FOREIGN KEY (finding, case_id) REFERENCES finding (id, case_id)
);
CREATE TRIGGER decision_evidence_append_only
    BEFORE UPDATE OR DELETE ON decision_evidence
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION decision_has_evidence() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    IF NOT EXISTS (SELECT FROM decision_evidence WHERE decision = NEW.id) THEN
        RAISE EXCEPTION 'decision % rests on no evidence', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE CONSTRAINT TRIGGER decision_has_evidence
    AFTER INSERT ON decision
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION decision_has_evidence();

-- A decision stays as it was made; it can only be undone, once.
CREATE FUNCTION decision_only_undone() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
DECLARE
    before decision := OLD;
BEGIN
    before.undone_at := NEW.undone_at;
    IF OLD.undone_at IS NOT NULL OR before IS DISTINCT FROM NEW THEN
        RAISE EXCEPTION 'a decision can only be undone, once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER decision_only_undone
    BEFORE UPDATE ON decision
    FOR EACH ROW EXECUTE FUNCTION decision_only_undone();
CREATE TRIGGER decision_never_deleted
    BEFORE DELETE ON decision
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
