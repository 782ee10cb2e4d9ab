-- A value of which a doctor must know at once (危急值) is told by telephone, and repeated: who called, who received, what was
-- read back, when. The call is a task of the doctor who ordered it, else of the doctors on duty; late, it goes on by rules.
CREATE TABLE lab_critical (
    result_id   bigint PRIMARY KEY REFERENCES lab_result,
    specimen_id uuid NOT NULL REFERENCES lab_specimen,
    task_id     uuid NOT NULL REFERENCES task
);
CREATE INDEX lab_critical_of_task ON lab_critical (task_id);
CREATE INDEX lab_critical_of_specimen ON lab_critical (specimen_id);
CREATE TABLE lab_critical_call (
    result_id bigint PRIMARY KEY REFERENCES lab_critical,
    caller    uuid NOT NULL REFERENCES account,
    receiver  uuid NOT NULL REFERENCES account CHECK (receiver <> caller),
    read_back text NOT NULL CHECK (read_back <> '' AND char_length(read_back) <= 200),
    told      timestamptz NOT NULL,
    entry     bigint NOT NULL REFERENCES journal
);
CREATE INDEX lab_critical_call_entry ON lab_critical_call (entry);
REVOKE DELETE, TRUNCATE ON lab_critical FROM ${app_role};
REVOKE UPDATE, DELETE, TRUNCATE ON lab_critical_call FROM ${app_role};

-- What is still to be told, as it stands.
CREATE VIEW lab_critical_now WITH (security_invoker = true) AS
SELECT c.result_id, c.specimen_id, c.task_id, r.test, p.visit_id, p.accession, t.person, t.owner, t.requested, t.due
FROM task_now t
JOIN lab_critical c ON c.task_id = t.task_id
JOIN lab_result r ON r.id = c.result_id AND r.ended IS NULL AND r.voided IS NULL
JOIN lab_specimen p ON p.id = c.specimen_id
WHERE t.code = 'LAB_CRITICAL' AND NOT EXISTS (SELECT FROM lab_critical_call k WHERE k.result_id = c.result_id);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON lab_critical_now FROM ${app_role};

-- Its name says nothing of anybody: it stands on the guest's card, too.
INSERT INTO target (code, seconds) VALUES ('TASK_LAB_CRITICAL', 600);
INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asked, rings, stays) VALUES
    ('LAB_CRITICAL', '化验科急电', 'Urgent call from the laboratory', 'i-lab', 5, 'lab.critical', 'TASK_LAB_CRITICAL',
     'ANYTHING', false, true, true);
INSERT INTO escalation_rule (code, minutes, permission) VALUES
    ('LAB_CRITICAL', 0, 'lab.critical'), ('LAB_CRITICAL', 0, 'oversight.watch');
INSERT INTO role_permission (role_code, permission) VALUES ('DOCTOR', 'lab.critical'), ('ANAESTHETIST', 'lab.critical');
