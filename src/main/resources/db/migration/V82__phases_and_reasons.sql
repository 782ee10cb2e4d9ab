-- What a visit waits for is data: a step of the procedure is a row, with its words, its mark and its place among others.
-- How long it may last is a target of the house, by the same code.
CREATE TABLE reception_part (
    code     text PRIMARY KEY,
    ordinal  int NOT NULL UNIQUE,
    -- of business visitors alone, of customers alone, or of both
    business boolean,
    zh       text NOT NULL,
    en       text NOT NULL
);

CREATE TABLE waiting_reason (
    code      text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    phase     text NOT NULL CHECK (phase IN ('ARRIVED', 'WAITING', 'IN_SERVICE', 'IN_TREATMENT', 'LEAVING')),
    part      text REFERENCES reception_part,
    -- of several the smallest is shown first
    rank      int NOT NULL,
    -- for somebody, rather than being served
    waits     boolean NOT NULL,
    -- its turn is called, by ticket
    called    boolean NOT NULL DEFAULT false,
    -- who is at it has been given a consultant
    chosen    boolean NOT NULL DEFAULT false,
    icon      text NOT NULL,
    solid     boolean NOT NULL DEFAULT false,
    state_zh  text NOT NULL,
    state_en  text NOT NULL,
    waits_zh  text NOT NULL,
    waits_en  text NOT NULL,
    -- what a button says that begins it
    begin_zh  text,
    begin_en  text,
    CHECK ((begin_zh IS NULL) = (begin_en IS NULL))
);

-- What may follow what; of these the one that is offered in one press to whoever has the guest.
CREATE TABLE waiting_reason_next (
    code    text REFERENCES waiting_reason,
    next    text REFERENCES waiting_reason CHECK (next <> code),
    ordinal int NOT NULL,
    offered boolean NOT NULL DEFAULT false,
    PRIMARY KEY (code, next)
);
CREATE UNIQUE INDEX waiting_reason_offered ON waiting_reason_next (code) WHERE offered;

INSERT INTO reception_part (code, ordinal, business, zh, en) VALUES
    ('ARRIVAL', 10, NULL, '到院', 'Arrival'),
    ('INTAKE', 20, false, '填单', 'Intake'),
    ('TRIAGE', 30, false, '分诊', 'Triage'),
    ('CONSULTATION', 40, false, '咨询', 'Consultation'),
    ('HOST', 50, true, '会见', 'With host'),
    ('FAREWELL', 90, NULL, '送别', 'Farewell');

INSERT INTO waiting_reason (code, phase, part, rank, waits, called, chosen, icon, solid,
                            state_zh, state_en, waits_zh, waits_en, begin_zh, begin_en) VALUES
    ('IN_CONSULTATION', 'IN_SERVICE', 'CONSULTATION', 100, false, false, true, 'disc', true,
     '咨询中', 'In consult', '咨询师接待', 'The consultant', NULL, NULL),
    ('WITH_HOST', 'IN_SERVICE', 'HOST', 110, false, false, false, 'disc', true,
     '会见中', 'With host', '与接待人会见', 'The meeting', '已见面', 'Host is here'),
    ('INTAKE', 'ARRIVED', 'INTAKE', 200, false, false, false, 'ring1', false,
     '填单中', 'Intake form', '填写并录入咨询单', 'Form entered', '开始填单', 'Start intake'),
    ('ARRIVED', 'ARRIVED', 'ARRIVAL', 300, true, false, false, 'ring0', false,
     '已到院', 'Arrived', '填咨询单', 'Intake form', NULL, NULL),
    ('AWAITING_TRIAGE', 'WAITING', 'TRIAGE', 400, true, false, false, 'ring2', false,
     '待分诊', 'Awaiting triage', '分派咨询师', 'A consultant', '填好了', 'Form done'),
    ('AWAITING_CONSULTATION', 'WAITING', 'CONSULTATION', 500, true, true, true, 'ring3', false,
     '待咨询', 'Awaiting consult', '进咨询室', 'A consult room', NULL, NULL),
    ('AWAITING_HOST', 'WAITING', 'ARRIVAL', 510, true, false, false, 'ring0', false,
     '等接待人', 'Awaiting host', '接待人来接', 'The host', NULL, NULL),
    ('LEAVING', 'LEAVING', 'FAREWELL', 900, false, false, false, 'out', false,
     '送别', 'Leaving', '送到电梯口', 'Farewell', NULL, NULL),
    -- All that was waited for is over, and nobody has said what comes next.
    ('UNDECIDED', 'WAITING', NULL, 950, true, false, false, 'ring0', false,
     '待安排', 'Where to next', '安排下一步', 'The next step', NULL, NULL);
INSERT INTO target (code, seconds) VALUES ('UNDECIDED', 300);

-- Whoever was sent on may come back from the room to wait again, and may leave from anywhere.
INSERT INTO waiting_reason_next (code, next, ordinal, offered) VALUES
    ('ARRIVED', 'INTAKE', 10, true),
    ('ARRIVED', 'AWAITING_TRIAGE', 20, false),
    ('ARRIVED', 'AWAITING_CONSULTATION', 30, false),
    ('ARRIVED', 'IN_CONSULTATION', 40, false),
    ('ARRIVED', 'LEAVING', 90, false),
    ('INTAKE', 'AWAITING_TRIAGE', 20, true),
    ('INTAKE', 'AWAITING_CONSULTATION', 30, false),
    ('INTAKE', 'IN_CONSULTATION', 40, false),
    ('INTAKE', 'LEAVING', 90, false),
    ('AWAITING_TRIAGE', 'INTAKE', 10, false),
    ('AWAITING_TRIAGE', 'AWAITING_CONSULTATION', 30, false),
    ('AWAITING_TRIAGE', 'IN_CONSULTATION', 40, false),
    ('AWAITING_TRIAGE', 'LEAVING', 90, false),
    ('AWAITING_CONSULTATION', 'AWAITING_TRIAGE', 20, false),
    ('AWAITING_CONSULTATION', 'IN_CONSULTATION', 40, false),
    ('AWAITING_CONSULTATION', 'LEAVING', 90, false),
    ('IN_CONSULTATION', 'AWAITING_CONSULTATION', 30, false),
    ('IN_CONSULTATION', 'LEAVING', 90, false),
    ('AWAITING_HOST', 'WITH_HOST', 50, true),
    ('AWAITING_HOST', 'LEAVING', 90, false),
    ('WITH_HOST', 'AWAITING_HOST', 50, false),
    ('WITH_HOST', 'LEAVING', 90, false),
    ('LEAVING', 'AWAITING_CONSULTATION', 30, false),
    ('LEAVING', 'IN_CONSULTATION', 40, false),
    ('UNDECIDED', 'INTAKE', 10, false),
    ('UNDECIDED', 'AWAITING_TRIAGE', 20, false),
    ('UNDECIDED', 'AWAITING_CONSULTATION', 30, false),
    ('UNDECIDED', 'IN_CONSULTATION', 40, false),
    ('UNDECIDED', 'LEAVING', 90, false);

-- The steps of visits so far are reasons: several may be open at once, one of each code.
ALTER TABLE visit_stage RENAME TO visit_reason;
ALTER TABLE visit_reason RENAME COLUMN stage TO code;
ALTER TABLE visit_reason ADD FOREIGN KEY (code) REFERENCES waiting_reason;
ALTER SEQUENCE visit_stage_id_seq RENAME TO visit_reason_id_seq;
ALTER INDEX visit_stage_pkey RENAME TO visit_reason_pkey;
ALTER INDEX visit_stage_of_visit RENAME TO visit_reason_of_visit;
DROP INDEX visit_stage_open;
CREATE UNIQUE INDEX visit_reason_open ON visit_reason (visit_id, code) WHERE ended IS NULL AND voided IS NULL;

-- How far a visit is, from its arrival to its end without a gap: the phase of what it waits for first.
CREATE TABLE visit_phase (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES visit,
    phase     text NOT NULL CHECK (phase IN ('ARRIVED', 'WAITING', 'IN_SERVICE', 'IN_TREATMENT', 'LEAVING')),
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX visit_phase_open ON visit_phase (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX visit_phase_of_visit ON visit_phase (visit_id);

-- Of what is past, each step is a period of its phase: what was taken back stays apart so.
INSERT INTO visit_phase (visit_id, phase, started, ended, recorded, voided, begun_by, ended_by, voided_by)
SELECT r.visit_id, w.phase, r.started, r.ended, r.recorded, r.voided, r.begun_by, r.ended_by, r.voided_by
FROM visit_reason r JOIN waiting_reason w ON w.code = r.code
ORDER BY r.id;

REVOKE DELETE, TRUNCATE ON visit_phase FROM ${app_role};
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON reception_part, waiting_reason, waiting_reason_next FROM ${app_role};
