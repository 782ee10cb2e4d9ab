-- What is examined at a place instead of from a tube (ECG, ultrasound): from when to when it is under way, and from when to
-- when it is done and its report is not written. Where it waits there is none.
CREATE TABLE lab_imaging (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  uuid NOT NULL REFERENCES lab_order,
    panel     text NOT NULL REFERENCES lab_panel,
    state     text NOT NULL CHECK (state IN ('BEGUN', 'DONE')),
    -- who examines, or has examined
    staff_id  uuid NOT NULL REFERENCES account,
    -- the entry with which the guest was led in, or out: it is taken back with this one
    led_by    bigint REFERENCES journal,
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
CREATE UNIQUE INDEX lab_imaging_open ON lab_imaging (order_id, panel) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_imaging_of ON lab_imaging (order_id);
CREATE INDEX lab_imaging_entry ON lab_imaging (begun_by);

-- The guest is called: a task, and for which examination.
CREATE TABLE lab_imaging_call (
    task_id  uuid PRIMARY KEY REFERENCES task,
    order_id uuid NOT NULL REFERENCES lab_order,
    panel    text NOT NULL REFERENCES lab_panel
);
CREATE INDEX lab_imaging_call_of ON lab_imaging_call (order_id);
REVOKE DELETE, TRUNCATE ON lab_imaging, lab_imaging_call FROM ${app_role};

-- What was seen, beside what is concluded from it; and why a report of an examination was amended.
ALTER TABLE lab_report
    ADD findings text CHECK (findings <> '' AND char_length(findings) <= 4000),
    ADD why      text CHECK (why <> '' AND char_length(why) <= 200);

-- The guest waits for it, beside whatever else; and is at it.
INSERT INTO waiting_reason (code, phase, rank, waits, icon, solid, state_zh, state_en, waits_zh, waits_en) VALUES
    ('IN_EXAMINATION', 'IN_SERVICE', 90, false, 'disc', true, '检查中', 'Being examined', '检查做完', 'The examination'),
    ('AWAITING_EXAMINATION', 'WAITING', 620, true, 'ring2', false, '待检查', 'Awaiting examination', '心电图、B 超等检查',
     'The examination');
-- Whoever waits for it, or is at it, may leave.
INSERT INTO waiting_reason_next (code, next, ordinal) VALUES
    ('IN_EXAMINATION', 'LEAVING', 10), ('AWAITING_EXAMINATION', 'LEAVING', 10);
INSERT INTO target (code, seconds) VALUES ('AWAITING_EXAMINATION', 1800), ('IN_EXAMINATION', 1800);
-- Those of a day.
CREATE INDEX lab_report_of_place ON lab_report (started) WHERE specimen_id IS NULL AND ended IS NULL AND voided IS NULL;
