-- A doctor is asked to a guest (医生面诊): never without a briefing, by whoever has the guest; and answers with a record.

-- Some of what people are asked for has a page of its own: whoever holds this permission asks there, and not by a bare call.
ALTER TABLE task_code ADD COLUMN instead text;
-- Of some of what is not asked for in a task's own dialog it is told all the same when nobody is on duty who may take it.
ALTER TABLE task_code ADD COLUMN told_unmanned boolean NOT NULL DEFAULT false;

CREATE OR REPLACE VIEW task_unmanned WITH (security_invoker = true) AS
SELECT t.task_id FROM task_now t JOIN task_code c ON c.code = t.code
WHERE (c.asked OR c.told_unmanned) AND t.owner IS NULL
  AND CASE WHEN t.person IS NOT NULL THEN t.person NOT IN (SELECT account_id FROM duty_present)
           ELSE t.permission NOT IN (SELECT p.permission FROM duty_present d
                                     JOIN account_role r ON r.account_id = d.account_id
                                     JOIN role_permission p ON p.role_code = r.role_code) END;

INSERT INTO target (code, seconds) VALUES
    ('TASK_FACE_TO_FACE', 300), ('FACE_TO_FACE_RECORD', 1800), ('TASK_STAY_WITH', 180), ('AWAITING_DOCTOR', 300), ('WITH_DOCTOR', 1800);

-- The record is owed wherever the guest is by then.
INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asked, rings, stays, told_unmanned) VALUES
    ('FACE_TO_FACE', '医生面诊', 'Face-to-face', 'discplus', 38, 'doctors.record', 'TASK_FACE_TO_FACE', 'VISIT', false, true, true,
     true);
-- The guest is never alone: somebody stays with her in her room, takes her over, and offers her back.
INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asks_to, asks_whom, asks_note, custody) VALUES
    ('STAY_WITH', '陪伴顾客', 'Stay with the guest', 'i-visitor', 12, 'tasks.escort', 'TASK_STAY_WITH', 'VISIT', false, false, false,
     true);
-- What is left of the bare call is for when there is no time: said as such, and no way for whoever can brief.
UPDATE task_code SET zh = '急请医生', en = 'A doctor, at once', instead = 'doctors.ask' WHERE code = 'DOCTOR';

-- Not answered in five minutes: whoever answers for the day is told; five minutes later every doctor again.
INSERT INTO escalation_rule (code, minutes, permission) VALUES
    ('FACE_TO_FACE', 0, 'oversight.watch'), ('FACE_TO_FACE', 5, 'doctors.record'),
    ('STAY_WITH', 0, 'oversight.watch'), ('STAY_WITH', 2, 'tasks.serve');

INSERT INTO role_permission (role_code, permission) VALUES ('CONSULTANT', 'doctors.ask'), ('DOCTOR', 'doctors.record');
INSERT INTO role_permission (role_code, permission)
SELECT code, 'doctors.watch'
FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE'), ('DUTY_MANAGER')) AS r (code);

-- The guest waits for the doctor beside whatever else, and is with the doctor.
INSERT INTO waiting_reason (code, phase, rank, waits, icon, solid, state_zh, state_en, waits_zh, waits_en) VALUES
    ('WITH_DOCTOR', 'IN_SERVICE', 95, false, 'discplus', true, '医生面诊中', 'With doctor', '面诊结束', 'End of face-to-face'),
    ('AWAITING_DOCTOR', 'WAITING', 610, true, 'discplus', false, '待医生', 'Awaiting doctor', '医生来面诊', 'The doctor');
INSERT INTO waiting_reason_next (code, next, ordinal) VALUES
    ('WITH_DOCTOR', 'LEAVING', 90), ('AWAITING_DOCTOR', 'LEAVING', 90);

CREATE TABLE doctor_request (
    id        uuid PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES visit,
    -- who asks, and whom alone; null asks whichever doctor can come
    asked_by  uuid NOT NULL REFERENCES account,
    doctor_id uuid REFERENCES account,
    requested timestamptz NOT NULL,
    -- with which it goes
    task_id   uuid NOT NULL UNIQUE REFERENCES task,
    CHECK (doctor_id <> asked_by)
);
CREATE INDEX doctor_request_of ON doctor_request (visit_id);

CREATE TABLE doctor_request_state (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES doctor_request,
    state      text NOT NULL CHECK (state IN ('OPEN', 'ANSWERED', 'NOT_SEEN', 'WITHDRAWN', 'LAPSED')),
    visit_id   uuid NOT NULL REFERENCES visit,
    reason     text,
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    -- whatever ends without a record says why
    CHECK ((state IN ('OPEN', 'ANSWERED')) = (reason IS NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX doctor_request_state_open ON doctor_request_state (request_id) WHERE ended IS NULL AND voided IS NULL;
-- For one guest a doctor is asked once at a time.
CREATE UNIQUE INDEX doctor_request_state_one ON doctor_request_state (visit_id)
    WHERE state = 'OPEN' AND ended IS NULL AND voided IS NULL;
CREATE INDEX doctor_request_state_of ON doctor_request_state (request_id);
CREATE INDEX doctor_request_state_answered ON doctor_request_state (started)
    WHERE state = 'ANSWERED' AND ended IS NULL AND voided IS NULL;

-- The briefing, as it stands and as it stood.
CREATE TABLE doctor_briefing (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES doctor_request,
    wish       text NOT NULL CHECK (btrim(wish) <> '' AND char_length(wish) <= 1000),
    plan       text NOT NULL CHECK (btrim(plan) <> '' AND char_length(plan) <= 1000),
    worries    text CHECK (worries <> '' AND char_length(worries) <= 1000),
    cautions   text CHECK (cautions <> '' AND char_length(cautions) <= 1000),
    questions  text CHECK (questions <> '' AND char_length(questions) <= 1000),
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX doctor_briefing_open ON doctor_briefing (request_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX doctor_briefing_of ON doctor_briefing (request_id);

-- No briefing, no request: whoever comes by SQL is refused too.
CREATE FUNCTION doctor_is_briefed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM doctor_briefing WHERE request_id = NEW.id AND voided IS NULL) THEN
        RAISE EXCEPTION 'no briefing, no request' USING ERRCODE = 'check_violation', CONSTRAINT = 'doctor_is_briefed';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER doctor_is_briefed AFTER INSERT ON doctor_request DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION doctor_is_briefed();

-- Which doctors cannot come, and why.
CREATE TABLE doctor_declined (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES doctor_request,
    staff_id   uuid NOT NULL REFERENCES account,
    reason     text NOT NULL CHECK (reason IN ('IN_THEATRE', 'OTHER_FIELD', 'WITH_A_GUEST', 'OTHER')),
    note       text CHECK (note <> '' AND char_length(note) <= 200),
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    CHECK (reason <> 'OTHER' OR note IS NOT NULL),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX doctor_declined_open ON doctor_declined (request_id, staff_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX doctor_declined_of ON doctor_declined (request_id);

-- Which doctor has come to the guest, from when until the request is over.
CREATE TABLE doctor_seeing (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES doctor_request,
    staff_id   uuid NOT NULL REFERENCES account,
    place_id   uuid NOT NULL REFERENCES place,
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX doctor_seeing_open ON doctor_seeing (request_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX doctor_seeing_of ON doctor_seeing (request_id);

-- The face-to-face record (面诊记录), by the doctor in person. What is signed off stays as it was: an amendment is a new
-- version beside it, with its reason.
CREATE TABLE doctor_record (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id    uuid NOT NULL REFERENCES doctor_request,
    doctor_id     uuid NOT NULL REFERENCES account,
    findings      text NOT NULL CHECK (btrim(findings) <> '' AND char_length(findings) <= 4000),
    indication    text NOT NULL CHECK (btrim(indication) <> '' AND char_length(indication) <= 4000),
    not_advisable text CHECK (not_advisable <> '' AND char_length(not_advisable) <= 4000),
    advice        text NOT NULL CHECK (btrim(advice) <> '' AND char_length(advice) <= 4000),
    -- why it says something else than before; null for the first
    why           text CHECK (why <> '' AND char_length(why) <= 200),
    started       timestamptz NOT NULL,
    ended         timestamptz,
    recorded      timestamptz NOT NULL,
    -- never: nobody takes back what is signed off
    voided        timestamptz CHECK (voided IS NULL),
    begun_by      bigint NOT NULL REFERENCES journal,
    ended_by      bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX doctor_record_open ON doctor_record (request_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX doctor_record_of ON doctor_record (request_id);

CREATE FUNCTION doctor_record_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.ended IS NOT NULL OR (to_jsonb(NEW) - '{ended,ended_by}'::text[]) <> (to_jsonb(OLD) - '{ended,ended_by}'::text[]) THEN
        RAISE EXCEPTION 'what is signed off stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'doctor_record_stands';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER doctor_record_stands BEFORE UPDATE ON doctor_record FOR EACH ROW EXECUTE FUNCTION doctor_record_stands();

REVOKE DELETE, TRUNCATE ON doctor_request, doctor_request_state, doctor_briefing, doctor_declined, doctor_seeing, doctor_record
    FROM ${app_role};

-- What is open, without a word of why the guest is here.
CREATE VIEW doctor_request_now WITH (security_invoker = true) AS
SELECT r.id AS request_id, r.visit_id, r.asked_by, r.doctor_id, r.requested, r.task_id, s.staff_id AS seen_by,
       s.started AS seen_since
FROM doctor_request_state o
JOIN doctor_request r ON r.id = o.request_id
LEFT JOIN doctor_seeing s ON s.request_id = r.id AND s.ended IS NULL AND s.voided IS NULL
WHERE o.state = 'OPEN' AND o.ended IS NULL AND o.voided IS NULL;

-- That a doctor has seen the guest of a visit and written it down: who, when first, when last; without a word of what.
CREATE VIEW doctor_record_now WITH (security_invoker = true) AS
SELECT r.visit_id, d.id AS record_id, d.request_id, d.doctor_id, f.started AS signed, d.started AS amended, f.version
FROM doctor_record d
JOIN doctor_request r ON r.id = d.request_id
CROSS JOIN LATERAL (SELECT min(started) AS started, count(*) AS version FROM doctor_record WHERE request_id = d.request_id) AS f
WHERE d.ended IS NULL;

-- Which doctor is asked, in the guest's story.
CREATE VIEW doctor_request_said WITH (security_invoker = true) AS
SELECT j.id AS entry, coalesce(d.name, '哪位医生都行') AS zh, coalesce(d.name, 'whichever can come') AS en
FROM journal_told j
JOIN doctor_request r ON r.id = CASE WHEN j.subject_kind = 'doctorRequest' THEN j.subject_id::uuid END
LEFT JOIN staff_named d ON d.actor = r.doctor_id::text
WHERE j.action = 'doctors.request';

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON doctor_request_now, doctor_record_now, doctor_request_said FROM ${app_role};
