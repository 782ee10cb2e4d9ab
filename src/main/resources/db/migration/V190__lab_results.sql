-- What was found out from a specimen: FHIR Observation, one for each test, each a period of its own. What was said before
-- stays: preliminary, then final, then amended.
ALTER TABLE lab_specimen ADD UNIQUE (id, order_id);
CREATE TABLE lab_result (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    specimen_id uuid NOT NULL REFERENCES lab_specimen,
    test        text NOT NULL REFERENCES lab_test,
    status      text NOT NULL CHECK (status IN ('PRELIMINARY', 'FINAL', 'AMENDED')),
    -- a number with its unit, less or more than it where the instrument says no more; or a choice; or words
    comparator  text CHECK (comparator IN ('<', '>')),
    number      numeric(14, 4),
    unit        text,
    choice      text,
    words       text CHECK (words <> '' AND char_length(words) <= 200),
    -- how it compares with what is usual of this guest, and with what it was compared
    flag        text NOT NULL CHECK (flag IN ('NORMAL', 'LOW', 'HIGH', 'CRITICAL_LOW', 'CRITICAL_HIGH', 'ABNORMAL',
                                              'CRITICAL', 'NO_RANGE', 'NOT_KNOWN')),
    low         numeric(14, 4),
    high        numeric(14, 4),
    -- why it was amended
    why         text,
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    FOREIGN KEY (test, choice) REFERENCES lab_test_choice (test, code),
    CHECK (num_nonnulls(number, choice, words) = 1),
    CHECK ((number IS NULL) = (unit IS NULL)),
    CHECK (comparator IS NULL OR number IS NOT NULL),
    CHECK ((status = 'AMENDED') = (why IS NOT NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX lab_result_open ON lab_result (specimen_id, test) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_result_of ON lab_result (specimen_id);

-- What a panel of a form has come to: FHIR DiagnosticReport. Of a tube its specimen's results; of an examination at a place
-- what whoever examined has written. One is open for a panel of a form, and each change of it is another period.
CREATE TABLE lab_report (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id    uuid NOT NULL REFERENCES lab_order,
    panel       text NOT NULL REFERENCES lab_panel,
    -- of which specimen; null where the guest was examined at a place
    specimen_id uuid,
    status      text NOT NULL CHECK (status IN ('PRELIMINARY', 'FINAL', 'AMENDED')),
    -- the worst of what it says
    flag        text NOT NULL CHECK (flag IN ('NORMAL', 'ABNORMAL', 'CRITICAL')),
    conclusion  text CHECK (conclusion <> '' AND char_length(conclusion) <= 2000),
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    -- a specimen of another form, and so of another visit, is none of this one
    FOREIGN KEY (specimen_id, order_id) REFERENCES lab_specimen (id, order_id),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX lab_report_open ON lab_report (order_id, panel) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_report_of ON lab_report (order_id);
CREATE INDEX lab_report_of_specimen ON lab_report (specimen_id);
REVOKE DELETE, TRUNCATE ON lab_result, lab_report FROM ${app_role};

-- What must never be, whichever way it comes: a result, or a report, of a tube that was not received, not received
-- whole, or rejected; of a test that nobody asked of it; results that are out while one of them is not final.
CREATE FUNCTION lab_results_are_sound() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    drawn record;
BEGIN
    IF NEW.specimen_id IS NULL THEN
        IF EXISTS (SELECT FROM lab_panel WHERE code = to_jsonb(NEW) ->> 'panel' AND tube IS NOT NULL) AND NEW.voided IS NULL
           AND NEW.ended IS NULL THEN
            RAISE EXCEPTION 'a report of a tube names its specimen'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'lab_results_are_sound';
        END IF;
        RETURN NULL;
    END IF;
    SELECT p.panels, s.state INTO drawn FROM lab_specimen p
    JOIN lab_specimen_state s ON s.specimen_id = p.id AND s.ended IS NULL AND s.voided IS NULL
    WHERE p.id = NEW.specimen_id;
    IF (drawn.state NOT IN ('RECEIVED', 'RESULTED') OR EXISTS (
            SELECT FROM lab_specimen_state WHERE specimen_id = NEW.specimen_id AND voided IS NULL AND state = 'RECEIVED'
              AND reason IN ('DAMAGED', 'LEAKING'))) AND (
        EXISTS (SELECT FROM lab_result WHERE specimen_id = NEW.specimen_id AND ended IS NULL AND voided IS NULL)
        OR EXISTS (SELECT FROM lab_report WHERE specimen_id = NEW.specimen_id AND ended IS NULL AND voided IS NULL)) THEN
        RAISE EXCEPTION 'specimen % is %, and has results', NEW.specimen_id, drawn.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'lab_results_are_sound';
    END IF;
    IF EXISTS (SELECT FROM lab_result r JOIN lab_test t ON t.code = r.test
               WHERE r.specimen_id = NEW.specimen_id AND r.ended IS NULL AND r.voided IS NULL
                 AND t.panel <> ALL (drawn.panels))
       OR EXISTS (SELECT FROM lab_report WHERE specimen_id = NEW.specimen_id AND ended IS NULL AND voided IS NULL
                  AND panel <> ALL (drawn.panels)) THEN
        RAISE EXCEPTION 'specimen % was not drawn for that', NEW.specimen_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'lab_results_are_sound';
    END IF;
    -- Only with the step itself: what the house asks for later is not asked of what is out.
    IF TG_TABLE_NAME = 'lab_specimen_state' AND TG_OP = 'INSERT' AND drawn.state = 'RESULTED' AND EXISTS (
        SELECT FROM lab_test t
        WHERE t.panel = ANY (drawn.panels) AND t.in_use AND NOT EXISTS (
            SELECT FROM lab_result r WHERE r.specimen_id = NEW.specimen_id AND r.test = t.code AND r.ended IS NULL
              AND r.voided IS NULL AND r.status <> 'PRELIMINARY')) THEN
        RAISE EXCEPTION 'specimen % lacks results', NEW.specimen_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'lab_results_are_sound';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lab_results_are_sound AFTER INSERT OR UPDATE ON lab_result
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lab_results_are_sound();
CREATE CONSTRAINT TRIGGER lab_results_are_sound AFTER INSERT OR UPDATE ON lab_report
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lab_results_are_sound();
CREATE CONSTRAINT TRIGGER lab_results_are_sound AFTER INSERT OR UPDATE ON lab_specimen_state
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lab_results_are_sound();

INSERT INTO role_permission (role_code, permission) VALUES ('LAB', 'lab.result');
