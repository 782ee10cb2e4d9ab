-- How the house numbers its specimens: letters of its own, the day, a number of the day; a label adds which print of it it
-- is, and a digit by which a misread one is known. How large a label is. And where reports are brought.
CREATE TABLE lab_house (
    one             boolean PRIMARY KEY DEFAULT true CHECK (one),
    prefix          text NOT NULL CHECK (prefix ~ '^[A-Z]{1,4}$'),
    digits          int NOT NULL CHECK (digits BETWEEN 3 AND 6),
    label_width_mm  int NOT NULL CHECK (label_width_mm BETWEEN 30 AND 120),
    label_height_mm int NOT NULL CHECK (label_height_mm BETWEEN 20 AND 100),
    reports_to      uuid REFERENCES place
);
INSERT INTO lab_house (prefix, digits, label_width_mm, label_height_mm) VALUES ('JZ', 4, 50, 30);
CREATE TABLE lab_counter (
    day  date PRIMARY KEY,
    last int NOT NULL
);

-- A specimen (标本): one for each kind of tube that a form needs. FHIR Specimen.
CREATE TABLE lab_specimen (
    id        uuid PRIMARY KEY,
    accession text NOT NULL UNIQUE,
    order_id  uuid NOT NULL REFERENCES lab_order,
    visit_id  uuid NOT NULL REFERENCES visit,
    tube      text NOT NULL REFERENCES lab_tube,
    -- what is found out from it
    panels    text[] NOT NULL CHECK (cardinality(panels) > 0),
    -- where it goes
    to_id     uuid REFERENCES place,
    -- the one that was rejected, for which this one is drawn
    replaces  uuid UNIQUE REFERENCES lab_specimen CHECK (replaces <> id)
);
CREATE INDEX lab_specimen_of_order ON lab_specimen (order_id);
CREATE INDEX lab_specimen_of_visit ON lab_specimen (visit_id);

-- How far it is. Why, where that needs a reason; and whether it was scanned or checked by hand, which are two things.
CREATE TABLE lab_specimen_state (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    specimen_id uuid NOT NULL REFERENCES lab_specimen,
    state       text NOT NULL CHECK (state IN ('ORDERED', 'COLLECTED', 'PICKED_UP', 'DELIVERED', 'RECEIVED', 'MISSING',
                                               'RESULTED', 'REJECTED', 'CANCELLED')),
    reason      text,
    checked     text CHECK (checked IN ('SCANNED', 'BY_HAND')),
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    CHECK (state <> 'REJECTED' OR reason IS NOT NULL),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX lab_specimen_state_open ON lab_specimen_state (specimen_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_specimen_state_of ON lab_specimen_state (specimen_id);
CREATE INDEX lab_specimen_state_live ON lab_specimen_state (specimen_id)
    WHERE ended IS NULL AND voided IS NULL
      AND state IN ('ORDERED', 'COLLECTED', 'PICKED_UP', 'DELIVERED', 'RECEIVED', 'MISSING');

-- Who has it, from the moment it is drawn until it is put away: a person, a place, or explicitly nobody.
CREATE TABLE lab_specimen_custody (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    specimen_id uuid NOT NULL REFERENCES lab_specimen,
    holder      text NOT NULL CHECK (holder IN ('STAFF', 'PLACE', 'NONE')),
    staff_id    uuid REFERENCES account,
    place_id    uuid REFERENCES place,
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    CHECK ((holder = 'STAFF') = (staff_id IS NOT NULL)),
    CHECK ((holder = 'PLACE') = (place_id IS NOT NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX lab_specimen_custody_open ON lab_specimen_custody (specimen_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_specimen_custody_of ON lab_specimen_custody (specimen_id);
CREATE INDEX lab_specimen_custody_with ON lab_specimen_custody (staff_id) WHERE ended IS NULL AND voided IS NULL;

-- A tube is not offered: whoever carries it passes the errand on, and the tube goes with it. The chain's shape asks for the
-- table.
CREATE TABLE lab_specimen_handoff (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    specimen_id uuid NOT NULL REFERENCES lab_specimen,
    taker       text NOT NULL CHECK (taker = 'STAFF'),
    taker_id    uuid NOT NULL REFERENCES account,
    giver_id    uuid NOT NULL REFERENCES account,
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX lab_specimen_handoff_open ON lab_specimen_handoff (specimen_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_specimen_handoff_of ON lab_specimen_handoff (specimen_id);

-- Its labels: one is good, from when it was printed until another was. By which identifiers the guest was known.
CREATE TABLE lab_label (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    specimen_id uuid NOT NULL REFERENCES lab_specimen,
    number      int NOT NULL CHECK (number BETWEEN 1 AND 99),
    code        text NOT NULL UNIQUE,
    known_by    text NOT NULL,
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX lab_label_open ON lab_label (specimen_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_label_of ON lab_label (specimen_id);

-- The errand of a specimen, or of its report: a task, and what it is about.
CREATE TABLE lab_errand (
    task_id     uuid PRIMARY KEY REFERENCES task,
    specimen_id uuid NOT NULL REFERENCES lab_specimen
);
CREATE INDEX lab_errand_of ON lab_errand (specimen_id);

REVOKE DELETE, TRUNCATE ON lab_house, lab_counter, lab_specimen, lab_specimen_state, lab_specimen_custody,
    lab_specimen_handoff, lab_label, lab_errand FROM ${app_role};

-- What must never be, whichever way it comes: a tube that was drawn has one holder at any moment, without a gap; its life
-- takes no step but those that there are.
CREATE FUNCTION lab_specimen_is_sound() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    holds record;
    was text;
    became text;
    stands text;
BEGIN
    SELECT state INTO stands FROM lab_specimen_state
    WHERE specimen_id = NEW.specimen_id AND ended IS NULL AND voided IS NULL;
    SELECT count(*) FILTER (WHERE ended IS NULL) AS open,
           count(*) FILTER (WHERE after IS NOT NULL AND started IS DISTINCT FROM after) AS gaps
    INTO holds
    FROM (SELECT started, ended, lag(ended) OVER (ORDER BY id) AS after FROM (
              -- What an undo has put back begins when it began: it is a younger row of an older time.
              SELECT row_number() OVER (ORDER BY started, coalesce(ended, 'infinity'), id) AS id, started, ended
              FROM lab_specimen_custody WHERE specimen_id = NEW.specimen_id AND voided IS NULL) AS ordered) AS chain;
    IF holds.gaps > 0 THEN
        RAISE EXCEPTION 'the chain of holders of specimen % has a gap', NEW.specimen_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'lab_specimen_is_held';
    END IF;
    IF holds.open <> (CASE WHEN stands IN ('COLLECTED', 'PICKED_UP', 'DELIVERED', 'RECEIVED', 'MISSING') THEN 1 ELSE 0 END) THEN
        RAISE EXCEPTION 'specimen % is % and has % holders', NEW.specimen_id, stands, holds.open
            USING ERRCODE = 'check_violation', CONSTRAINT = 'lab_specimen_is_held';
    END IF;
    FOR was, became IN
        SELECT lag(state) OVER (ORDER BY started, coalesce(ended, 'infinity'), id), state
        FROM lab_specimen_state WHERE specimen_id = NEW.specimen_id AND voided IS NULL
    LOOP
        IF coalesce(was, '') || '>' || became NOT IN (
            '>ORDERED', 'ORDERED>COLLECTED', 'ORDERED>CANCELLED', 'COLLECTED>PICKED_UP', 'PICKED_UP>COLLECTED',
            'PICKED_UP>DELIVERED', 'COLLECTED>RECEIVED', 'PICKED_UP>RECEIVED', 'DELIVERED>RECEIVED', 'MISSING>RECEIVED',
            'COLLECTED>MISSING', 'PICKED_UP>MISSING', 'DELIVERED>MISSING', 'MISSING>COLLECTED',
            'COLLECTED>REJECTED', 'PICKED_UP>REJECTED', 'DELIVERED>REJECTED', 'RECEIVED>REJECTED', 'MISSING>REJECTED',
            'RECEIVED>RESULTED') THEN
            RAISE EXCEPTION 'specimen % cannot go from % to %', NEW.specimen_id, was, became
                USING ERRCODE = 'check_violation', CONSTRAINT = 'lab_specimen_goes_on';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lab_specimen_is_sound AFTER INSERT OR UPDATE ON lab_specimen_custody
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lab_specimen_is_sound();
CREATE CONSTRAINT TRIGGER lab_specimen_is_sound AFTER INSERT OR UPDATE ON lab_specimen_state
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lab_specimen_is_sound();

-- The specimens that are under way, as they stand.
CREATE VIEW lab_specimen_now WITH (security_invoker = true) AS
SELECT p.id AS specimen_id, p.accession, p.order_id, p.visit_id, p.tube, p.panels, p.to_id, p.replaces,
       s.state, s.reason, s.checked, s.started AS since, s.begun_by AS entry,
       c.holder, c.staff_id, c.place_id, c.started AS held_since
FROM lab_specimen_state s
JOIN LATERAL (SELECT * FROM lab_specimen WHERE id = s.specimen_id LIMIT 1) AS p ON true
LEFT JOIN lab_specimen_custody c ON c.specimen_id = s.specimen_id AND c.ended IS NULL AND c.voided IS NULL
WHERE s.ended IS NULL AND s.voided IS NULL
  AND s.state IN ('ORDERED', 'COLLECTED', 'PICKED_UP', 'DELIVERED', 'RECEIVED', 'MISSING');

-- Which tube an entry of a guest's story speaks of.
CREATE VIEW lab_specimen_said WITH (security_invoker = true) AS
SELECT j.id AS entry, t.zh || ' ' || right(p.accession, 4) AS zh, t.en || ' ' || right(p.accession, 4) AS en
FROM journal_told j
JOIN lab_specimen p ON p.id = CASE WHEN j.subject_kind = 'specimen' THEN j.subject_id::uuid END
JOIN lab_tube t ON t.code = p.tube;

-- Who is here beside a guest with nearly the same name.
CREATE VIEW lab_namesake WITH (security_invoker = true) AS
SELECT v.id AS visit_id, o.id AS other_id
FROM visit v
JOIN LATERAL (SELECT pinyin, person_id FROM visit_person WHERE visit_id = v.id LIMIT 1) AS p ON p.pinyin <> ''
JOIN visit o ON o.status = 'IN_PROGRESS' AND o.id <> v.id
JOIN LATERAL (SELECT pinyin, person_id FROM visit_person WHERE visit_id = o.id LIMIT 1) AS q
     ON q.pinyin = p.pinyin AND q.person_id IS DISTINCT FROM p.person_id;

-- When a customer was born, of those who ask it at the chair: published by customers.
CREATE VIEW customer_born WITH (security_invoker = true) AS SELECT id AS record_id, birth_date FROM customer;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON customer_born, lab_specimen_now, lab_specimen_said, lab_namesake FROM ${app_role};

INSERT INTO target (code, seconds) VALUES
    ('TASK_SPECIMEN', 600), ('TASK_RECEIVE', 600), ('TASK_REPORT', 900), ('TASK_RECOLLECT', 900);
-- What carries it is a task: who may take it, within what time. A tube's own time to rest is its kind's.
INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asked, rings, stays) VALUES
    ('SPECIMEN', '送标本', 'Specimen', 'tube1', 80, 'tasks.serve', 'TASK_SPECIMEN', 'ANYTHING', false, true, true),
    ('RECEIVE', '接收标本', 'Receive a specimen', 'tubetray', 81, 'lab.receive', 'TASK_RECEIVE', 'ANYTHING', false, false, true),
    ('REPORT', '送报告', 'Report', 'i-order', 82, 'tasks.serve', 'TASK_REPORT', 'ANYTHING', false, true, true),
    ('RECOLLECT', '重新采样', 'Draw again', 'tubex', 83, 'lab.draw', 'TASK_RECOLLECT', 'VISIT', false, true, false);
INSERT INTO escalation_rule (code, minutes, permission) VALUES
    ('SPECIMEN', 0, 'oversight.watch'), ('SPECIMEN', 5, 'tasks.serve'),
    ('RECEIVE', 0, 'lab.receive'), ('RECEIVE', 5, 'oversight.watch'),
    ('RECOLLECT', 2, 'oversight.watch');

INSERT INTO role_permission (role_code, permission) VALUES
    ('WARD_NURSE', 'lab.draw'), ('SKIN_NURSE', 'lab.draw'), ('OR_NURSE', 'lab.draw'),
    ('LAB', 'lab.receive');
