-- A consultant who was asked and does not answer in time is late like anything else that is due: it stands before whoever
-- answers for the day, and goes on to others by the same rules.

-- Who was asked for which guest, since when and until when, and has not answered; as long as the guest is in no talk. What
-- became of it is decided by when it was due, and not by when somebody looked.
CREATE VIEW triage_unanswered WITH (security_invoker = true) AS
SELECT s.decision_id, s.visit_id, s.staff_id, s.state, a.started AS asked, a.until AS due
FROM visit_assignment s
CROSS JOIN LATERAL (SELECT started, until FROM visit_assignment
                    WHERE decision_id = s.decision_id AND state = 'ASKED' AND voided IS NULL ORDER BY id DESC LIMIT 1) AS a
WHERE s.state IN ('ASKED', 'EXPIRED') AND s.ended IS NULL AND s.voided IS NULL
  AND NOT EXISTS (SELECT FROM visit_reason_now r
                  WHERE r.visit_id = s.visit_id AND r.code IN ('IN_CONSULTATION', 'LEAVING'));

-- Whoever is in a talk, or on the way out, needs no other consultant, however it came to that.
CREATE OR REPLACE VIEW triage_mark WITH (security_invoker = true) AS
SELECT visit_id,
       CASE state WHEN 'ASKED' THEN '问 ' || name WHEN 'ACCEPTED' THEN '给 ' || name
                  WHEN 'DECLINED' THEN name || ' 不接' ELSE name || ' 未答' END AS zh,
       CASE state WHEN 'ASKED' THEN 'asks ' || name WHEN 'ACCEPTED' THEN 'to ' || name
                  WHEN 'DECLINED' THEN name || ' declined' ELSE name || ' did not answer' END AS en,
       started AS since, 20 AS rank
FROM triage_now n WHERE state <> 'RECEIVED'
  AND (state NOT IN ('DECLINED', 'EXPIRED')
       OR NOT EXISTS (SELECT FROM visit_reason_now r
                      WHERE r.visit_id = n.visit_id AND r.code IN ('IN_CONSULTATION', 'LEAVING')));

CREATE OR REPLACE VIEW notice_triage_open WITH (security_invoker = true) AS
SELECT v.id AS about, NULL::uuid AS person, 'triage.assign' AS permission, NULL::uuid AS but,
       'A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0') AS label,
       CASE a.state WHEN 'DECLINED' THEN '不接' ELSE '未答' END AS zh,
       CASE a.state WHEN 'DECLINED' THEN 'declined' ELSE 'did not answer' END AS en,
       a.name AS by_name,
       'visit/' || v.arrival_day || '/A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0')
           AS path,
       a.started AS since, a.decision_id, a.visit_id
FROM triage_now a
JOIN visit v ON v.id = a.visit_id AND v.status = 'IN_PROGRESS'
WHERE a.state IN ('DECLINED', 'EXPIRED')
  AND NOT EXISTS (SELECT FROM visit_reason_now r
                  WHERE r.visit_id = a.visit_id AND r.code IN ('IN_CONSULTATION', 'LEAVING'));

-- A rule is of a kind of task, or of an answer of a consultant; what has gone on, of a task or of a decision.
ALTER TABLE escalation_rule DROP CONSTRAINT escalation_rule_code_fkey;
ALTER TABLE escalation DROP CONSTRAINT escalation_task_id_fkey;
ALTER TABLE escalation RENAME COLUMN task_id TO about;

-- The kinds of what can be late.
CREATE VIEW late_kind WITH (security_invoker = true) AS
SELECT code, zh, en, ordinal FROM task_code
UNION ALL
SELECT 'CONSENT', '咨询师答复', 'Answer of a consultant', 1000;

-- What is due, and as what it stands before whoever answers for the day: the task, or the guest.
CREATE VIEW late_now WITH (security_invoker = true) AS
SELECT task_id AS about, code, due, task_id AS alarm FROM task_now
UNION ALL
SELECT decision_id, 'CONSENT', due, visit_id FROM triage_unanswered;

CREATE OR REPLACE VIEW notice_escalated WITH (security_invoker = true) AS
SELECT e.id AS about, NULL::uuid AS person, e.permission, NULL::uuid AS but,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       o.name AS by_name, CASE e.permission WHEN 'oversight.watch' THEN 'duty' ELSE 'tasks' END AS path, e.since,
       t.task_id, t.visit_id, t.room_id
FROM task_now t
CROSS JOIN LATERAL (SELECT DISTINCT ON (permission) * FROM escalation WHERE about = t.task_id
                    ORDER BY permission, since DESC, id) AS e
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.room_id, t.to_id)
LEFT JOIN staff_named o ON o.actor = t.owner::text
WHERE NOT EXISTS (SELECT FROM alarm_acknowledged_now a WHERE a.about = t.task_id)
  AND NOT EXISTS (SELECT FROM task_unmanned u WHERE u.task_id = t.task_id)
UNION ALL
SELECT e.id, NULL, e.permission, NULL,
       'A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), k.zh, k.en,
       n.name,
       CASE e.permission WHEN 'oversight.watch' THEN 'duty' ELSE
           'visit/' || v.arrival_day || '/A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0')
       END,
       e.since, NULL, u.visit_id, NULL
FROM triage_unanswered u
JOIN visit v ON v.id = u.visit_id AND v.status = 'IN_PROGRESS'
JOIN late_kind k ON k.code = 'CONSENT'
CROSS JOIN LATERAL (SELECT DISTINCT ON (permission) * FROM escalation WHERE about = u.decision_id
                    ORDER BY permission, since DESC, id) AS e
LEFT JOIN staff_named n ON n.actor = u.staff_id::text
WHERE NOT EXISTS (SELECT FROM alarm_acknowledged_now a WHERE a.about = u.visit_id);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON triage_unanswered, late_kind, late_now FROM ${app_role};

INSERT INTO escalation_rule (code, minutes, permission) VALUES
    ('CONSENT', 1, 'oversight.watch'),
    ('CONSENT', 5, 'tasks.take');
