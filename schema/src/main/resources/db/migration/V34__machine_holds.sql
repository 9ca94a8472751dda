-- What a machine may do before a person has looked: keep an exact copy of confirmed content from being shown, for a while.

CREATE TABLE machine_hold
(
    id        uuid PRIMARY KEY     DEFAULT uuidv7(),
    case_id   uuid        NOT NULL REFERENCES case_file,
    -- The finding of a clause that lists it; it names clause, release and the copy.
    finding   uuid        NOT NULL,
    placed_at timestamptz NOT NULL,
    -- A machine's measure never lasts by itself.
    until     timestamptz NOT NULL CHECK (until > placed_at),
    ended_at  timestamptz CHECK (ended_at >= placed_at),
    -- The decision that it ended with; null where its time ran out.
    ended_by  uuid REFERENCES decision,
    FOREIGN KEY (finding, case_id) REFERENCES finding (id, case_id),
    CONSTRAINT machine_hold_end_is_dated CHECK (ended_by IS NULL OR ended_at IS NOT NULL),
    UNIQUE (id, case_id)
);
CREATE UNIQUE INDEX machine_hold_one_a_case ON machine_hold (case_id) WHERE ended_at IS NULL;
CREATE INDEX machine_hold_due ON machine_hold (until) WHERE ended_at IS NULL;
CREATE INDEX machine_hold_ended_by ON machine_hold (ended_by) WHERE ended_by IS NOT NULL;
CREATE TRIGGER machine_hold_never_deleted
    BEFORE DELETE ON machine_hold
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A platform is told of a decision, or of a machine's hold: that it began, and that its time ran out. All else takes a person.
ALTER TABLE delivery
    ALTER COLUMN decision DROP NOT NULL,
    ADD COLUMN machine_hold uuid,
    ADD FOREIGN KEY (machine_hold, case_id) REFERENCES machine_hold (id, case_id),
    ADD UNIQUE (machine_hold, effect),
    ADD CONSTRAINT delivery_has_one_cause CHECK (num_nonnulls(decision, machine_hold) = 1),
    DROP CONSTRAINT delivery_effect_check,
    ADD CONSTRAINT delivery_effect_check
        CHECK (effect IN ('LABEL', 'LIMIT', 'HOLD', 'REMOVE', 'RESTRICT_ACCOUNT', 'RESTORE')),
    ADD CONSTRAINT delivery_of_a_machine_only_holds
        CHECK (CASE WHEN machine_hold IS NULL THEN effect <> 'HOLD' ELSE effect IN ('HOLD', 'RESTORE') END);
