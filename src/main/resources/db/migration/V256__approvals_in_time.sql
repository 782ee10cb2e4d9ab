-- A discount that is asked for and that nobody answers: the guest sits there meanwhile. Late as whatever else is late.
CREATE VIEW quote_unanswered WITH (security_invoker = true) AS
SELECT a.version_id, a.visit_id, a.staff_id, a.started AS asked, a.started + t.seconds * interval '1 second' AS due
FROM quote_approval a JOIN target t ON t.code = 'QUOTE_APPROVAL'
WHERE a.state = 'ASKED' AND a.ended IS NULL AND a.voided IS NULL;

CREATE OR REPLACE VIEW late_kind WITH (security_invoker = true) AS
SELECT code, zh, en, ordinal FROM task_code
UNION ALL
SELECT 'CONSENT', '咨询师答复', 'Answer of a consultant', 1000
UNION ALL
SELECT 'APPROVAL', '优惠批准', 'Approval of a discount', 1010;

CREATE OR REPLACE VIEW late_now WITH (security_invoker = true) AS
SELECT task_id AS about, code, due, task_id AS alarm FROM task_now
UNION ALL
SELECT decision_id, 'CONSENT', due, visit_id FROM triage_unanswered
UNION ALL
SELECT version_id, 'APPROVAL', due, visit_id FROM quote_unanswered;

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
       CASE e.permission WHEN 'oversight.watch' THEN 'duty' WHEN 'quotes.approve' THEN 'approvals' ELSE
           'visit/' || v.arrival_day || '/A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0')
       END,
       e.since, NULL, u.visit_id, NULL
FROM (SELECT decision_id AS about, 'CONSENT' AS code, visit_id, staff_id FROM triage_unanswered
      UNION ALL SELECT version_id, 'APPROVAL', visit_id, staff_id FROM quote_unanswered) AS u
JOIN visit v ON v.id = u.visit_id AND v.status = 'IN_PROGRESS'
JOIN late_kind k ON k.code = u.code
CROSS JOIN LATERAL (SELECT DISTINCT ON (permission) * FROM escalation WHERE about = u.about
                    ORDER BY permission, since DESC, id) AS e
LEFT JOIN staff_named n ON n.actor = u.staff_id::text
WHERE NOT EXISTS (SELECT FROM alarm_acknowledged_now a WHERE a.about = u.visit_id);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON quote_unanswered FROM ${app_role};

INSERT INTO escalation_rule (code, minutes, permission) VALUES
    ('APPROVAL', 0, 'oversight.watch'),
    ('APPROVAL', 5, 'quotes.approve');
