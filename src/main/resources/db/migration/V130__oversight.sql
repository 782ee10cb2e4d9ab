-- What is late, left or beyond everybody's reach is told to whoever answers for the day, and stands on one board.

-- What somebody left behind who has gone: published by tasks and by visits.
CREATE VIEW task_left WITH (security_invoker = true) AS
SELECT o.task_id, j.actor AS left_by, o.started AS since
FROM task_owner o JOIN journal_told j ON j.id = o.begun_by AND j.action = 'tasks.abandon'
WHERE o.holder = 'NONE' AND o.ended IS NULL AND o.voided IS NULL;

CREATE VIEW visit_left WITH (security_invoker = true) AS
SELECT c.visit_id, j.actor AS left_by, c.started AS since
FROM visit_custody c JOIN journal_told j ON j.id = c.begun_by AND j.action = 'visits.abandon'
WHERE c.holder = 'NONE' AND c.ended IS NULL AND c.voided IS NULL;

-- The rules by which what is late goes on to others. A kind of task that has rules of its own goes by those alone.
CREATE TABLE escalation_rule (
    id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- of which kind of task; null is every kind without rules of its own
    code       text REFERENCES task_code,
    -- so many minutes after it was due
    minutes    int NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    -- it is told to whoever holds this permission
    permission text NOT NULL,
    UNIQUE NULLS NOT DISTINCT (code, minutes, permission)
);

-- What has gone on, once for each task and rule whatever becomes of clocks and machines. It holds as long as the task is
-- open.
CREATE TABLE escalation (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    task_id    uuid NOT NULL REFERENCES task,
    rule_id    int NOT NULL REFERENCES escalation_rule,
    -- from when on it is so: by the due time and the rule, not by when somebody looked
    since      timestamptz NOT NULL,
    -- to whom it went when it fired: those of the rule, or everybody on duty when nobody of them was
    permission text NOT NULL,
    -- whether nobody of the rule's was on duty then
    unmanned   boolean NOT NULL,
    entry      bigint NOT NULL REFERENCES journal,
    UNIQUE (task_id, rule_id)
);

-- Somebody knows of it and is on it, for the house's time: then it is back on top.
CREATE TABLE alarm_acknowledged (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- the task, the guest, the room
    about     uuid NOT NULL,
    until     timestamptz NOT NULL,
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
CREATE UNIQUE INDEX alarm_acknowledged_open ON alarm_acknowledged (about) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX alarm_acknowledged_of ON alarm_acknowledged (about);

REVOKE DELETE, TRUNCATE ON escalation_rule, escalation, alarm_acknowledged FROM ${app_role};
REVOKE UPDATE ON escalation FROM ${app_role};

CREATE VIEW alarm_acknowledged_now WITH (security_invoker = true) AS
SELECT a.about, a.until, a.started, j.actor AS by
FROM alarm_acknowledged a JOIN journal_told j ON j.id = a.begun_by
WHERE a.ended IS NULL AND a.voided IS NULL;

-- What is asked for, and nobody who may take it is on duty.
CREATE VIEW task_unmanned WITH (security_invoker = true) AS
SELECT t.task_id FROM task_now t JOIN task_code c ON c.code = t.code
WHERE c.asked AND t.owner IS NULL AND NOT EXISTS (
    SELECT FROM duty_present d
    WHERE CASE WHEN t.person IS NOT NULL THEN d.account_id = t.person
               ELSE EXISTS (SELECT FROM account_role r JOIN role_permission p USING (role_code)
                            WHERE r.account_id = d.account_id AND p.permission = t.permission) END);

-- What waits for people: see notices.NoticeKind for the columns. Each is told the last thing that concerns them.
CREATE VIEW notice_escalated WITH (security_invoker = true) AS
SELECT e.id AS about, NULL::uuid AS person, e.permission, NULL::uuid AS but,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       o.name AS by_name, CASE e.permission WHEN 'oversight.watch' THEN 'duty' ELSE 'tasks' END AS path, e.since
FROM task_now t
CROSS JOIN LATERAL (SELECT DISTINCT ON (permission) * FROM escalation WHERE task_id = t.task_id
                    ORDER BY permission, since DESC, id) AS e
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.room_id, t.to_id)
LEFT JOIN staff_named o ON o.actor = t.owner::text
WHERE NOT EXISTS (SELECT FROM alarm_acknowledged_now a WHERE a.about = t.task_id)
  AND NOT EXISTS (SELECT FROM task_unmanned u WHERE u.task_id = t.task_id);

-- That nobody is on duty who may take it, to whoever answers for the day; and when none of them is there either, to
-- everybody who is.
CREATE VIEW notice_unmanned WITH (security_invoker = true) AS
SELECT t.task_id AS about, NULL::uuid AS person,
       CASE WHEN w.there OR NOT EXISTS (SELECT FROM duty_present) THEN 'oversight.watch' ELSE 'tasks.take' END
           AS permission,
       NULL::uuid AS but,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       q.name AS by_name,
       CASE WHEN w.there OR NOT EXISTS (SELECT FROM duty_present) THEN 'duty' ELSE 'tasks' END AS path,
       t.requested AS since
FROM task_unmanned u
JOIN task_now t ON t.task_id = u.task_id
CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT FROM duty_present d JOIN account_role r ON r.account_id = d.account_id
                   JOIN role_permission g ON g.role_code = r.role_code AND g.permission = 'oversight.watch') AS there
    ) AS w
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.room_id, t.to_id)
LEFT JOIN staff_named q ON q.actor = t.requester::text
WHERE NOT EXISTS (SELECT FROM alarm_acknowledged_now a WHERE a.about = t.task_id);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON task_left, visit_left, alarm_acknowledged_now, task_unmanned,
    notice_escalated, notice_unmanned FROM ${app_role};

INSERT INTO escalation_rule (code, minutes, permission) VALUES
    (NULL, 2, 'oversight.watch'),
    (NULL, 10, 'tasks.serve'),
    ('DOCTOR', 0, 'oversight.watch'),
    ('DOCTOR', 5, 'tasks.attend'),
    ('HOUSEKEEPING', 10, 'oversight.watch');

INSERT INTO house_rule (code, value, unit, least, most) VALUES ('ACKNOWLEDGED_MINUTES', 5, 'MINUTES', 1, 120);

INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'oversight.watch');
