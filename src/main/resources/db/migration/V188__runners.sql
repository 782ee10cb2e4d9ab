-- Which kinds of tasks are errands: what runners see on one board, in this order.
CREATE TABLE lab_runner_kind (
    code    text PRIMARY KEY REFERENCES task_code,
    ordinal int NOT NULL
);
INSERT INTO lab_runner_kind (code, ordinal) VALUES ('SPECIMEN', 10), ('REPORT', 20), ('ESCORT', 30), ('DOCUMENT', 40), ('ERRAND', 50);

-- A trip: what one person has taken, until the last of it is handed over. Each has one at a time.
CREATE TABLE lab_trip (
    id     uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);
CREATE TABLE lab_trip_run (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trip_id   uuid NOT NULL REFERENCES lab_trip,
    claim     uuid NOT NULL REFERENCES account,
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
CREATE UNIQUE INDEX lab_trip_run_open ON lab_trip_run (trip_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX lab_trip_run_claim ON lab_trip_run (claim) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_trip_run_of ON lab_trip_run (trip_id);
CREATE INDEX lab_trip_run_entry ON lab_trip_run (begun_by);
CREATE INDEX lab_trip_run_ended ON lab_trip_run (ended_by);

-- What was taken on it: from when until it was handed over, or laid back. An errand is on one trip at a time.
CREATE TABLE lab_trip_item (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trip_id   uuid NOT NULL REFERENCES lab_trip,
    claim     uuid NOT NULL REFERENCES task,
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
CREATE UNIQUE INDEX lab_trip_item_claim ON lab_trip_item (claim) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_trip_item_of ON lab_trip_item (trip_id);
CREATE INDEX lab_trip_item_task ON lab_trip_item (claim);
REVOKE DELETE, TRUNCATE ON lab_runner_kind, lab_trip, lab_trip_run, lab_trip_item FROM ${app_role};

-- A tube of which nobody knows where it is, is looked for.
INSERT INTO target (code, seconds) VALUES ('TASK_FIND', 300);
INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asked, rings, stays) VALUES
    ('FIND', '找标本', 'Find a specimen', 'tubex', 84, 'tasks.serve', 'TASK_FIND', 'ANYTHING', false, true, true);
INSERT INTO escalation_rule (code, minutes, permission) VALUES ('FIND', 0, 'oversight.watch'), ('FIND', 5, 'lab.receive');
INSERT INTO lab_runner_kind (code, ordinal) VALUES ('FIND', 5);

INSERT INTO role_permission (role_code, permission)
SELECT code, 'lab.run' FROM role
WHERE code IN ('STANDING_GUIDE', 'DESK_GUIDE', 'TEA_GUIDE', 'WARD_NURSE', 'SKIN_NURSE', 'OR_NURSE', 'LAB', 'DUTY_MANAGER');
