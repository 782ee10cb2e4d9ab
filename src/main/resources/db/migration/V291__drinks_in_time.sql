-- A drink that is not brought in time, cups that stand where nobody is, cups that nobody washes: late as whatever else is.
INSERT INTO target (code, seconds) VALUES ('CUPS_WASHED', 900);

-- What the tea room has to do by a time: each drink; each place's cups and all that wait to be washed by the oldest. Each has
-- an id of its own, because one cup may be late three times.
CREATE VIEW drink_due WITH (security_invoker = true) AS
SELECT d.order_id AS about, d.order_id, 'DRINK' AS code, d.visit_id, d.arrival_day, d.ticket_number, d.zh, d.en, d.guest_at AS place_id, d.staff_id,
       CASE d.state WHEN 'ASKED' THEN d.since ELSE d.ordered END AS asked,
       CASE d.state WHEN 'ASKED' THEN d.since ELSE d.ordered END + t.seconds * interval '1 second' AS due
FROM drink_now d JOIN target t ON t.code = 'DRINK_BROUGHT'
WHERE d.here AND d.state IN ('ORDERED', 'BEGUN', 'TRAY', 'ASKED')
UNION ALL
SELECT md5('CUPS' || c.order_id)::uuid, c.order_id, 'CUPS', c.visit_id, c.arrival_day, c.ticket_number, c.zh, c.en, c.place_id, NULL, c.left_since,
       c.left_since + t.seconds * interval '1 second'
FROM (SELECT DISTINCT ON (d.place_id) d.*, coalesce(d.there_since, d.since) AS left_since
      FROM drink_now d LEFT JOIN place g ON g.id = d.guest_at
      WHERE d.state IN ('BROUGHT', 'DRUNK') AND NOT (d.here AND d.place_id IS NOT DISTINCT FROM d.guest_at)
        AND NOT (d.here AND d.state = 'BROUGHT' AND d.guest_at IS NOT NULL AND coalesce(g.kind = ANY (d.places), true))
      ORDER BY d.place_id, coalesce(d.there_since, d.since), d.order_id) AS c
JOIN target t ON t.code = 'CUPS_COLLECTED'
UNION ALL
SELECT md5('WASH' || w.order_id)::uuid, w.order_id, 'WASH', w.visit_id, w.arrival_day, w.ticket_number, w.zh, w.en, NULL, NULL, w.since,
       w.since + t.seconds * interval '1 second'
FROM (SELECT d.* FROM drink_now d WHERE d.state IN ('STOPPED', 'COLLECTED') ORDER BY d.since, d.order_id LIMIT 1) AS w
JOIN target t ON t.code = 'CUPS_WASHED';

CREATE OR REPLACE VIEW late_kind WITH (security_invoker = true) AS
SELECT code, zh, en, ordinal FROM task_code
UNION ALL
SELECT 'CONSENT', '咨询师答复', 'Answer of a consultant', 1000
UNION ALL
SELECT 'APPROVAL', '优惠批准', 'Approval of a discount', 1010
UNION ALL
SELECT 'DRINK', '送饮品', 'Drink to bring', 1020
UNION ALL
SELECT 'CUPS', '收杯', 'Cups to collect', 1030
UNION ALL
SELECT 'WASH', '洗杯', 'Cups to wash', 1040;

CREATE OR REPLACE VIEW late_now WITH (security_invoker = true) AS
SELECT task_id AS about, code, due, task_id AS alarm FROM task_now
UNION ALL
SELECT decision_id, 'CONSENT', due, visit_id FROM triage_unanswered
UNION ALL
SELECT version_id, 'APPROVAL', due, visit_id FROM quote_unanswered
UNION ALL
SELECT about, code, due, about FROM drink_due;

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
WHERE NOT EXISTS (SELECT FROM alarm_acknowledged_now a WHERE a.about = u.visit_id)
UNION ALL
SELECT e.id, NULL, e.permission, NULL,
       'A' || lpad(d.ticket_number::text, greatest(3, length(d.ticket_number::text)), '0'),
       k.zh || coalesce('，' || p.short_zh, ''), k.en || coalesce(', ' || p.short_en, ''), n.name,
       CASE e.permission WHEN 'oversight.watch' THEN 'duty' WHEN 'hospitality.serve' THEN 'tea' ELSE
           'visit/' || d.arrival_day || '/A' || lpad(d.ticket_number::text, greatest(3, length(d.ticket_number::text)), '0')
       END,
       e.since, NULL, NULL, NULL
FROM drink_due d
JOIN late_kind k ON k.code = d.code
CROSS JOIN LATERAL (SELECT DISTINCT ON (permission) * FROM escalation WHERE about = d.about
                    ORDER BY permission, since DESC, id) AS e
LEFT JOIN place p ON p.id = d.place_id
LEFT JOIN staff_named n ON n.actor = d.staff_id::text
WHERE NOT EXISTS (SELECT FROM alarm_acknowledged_now a WHERE a.about = d.about);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON drink_due FROM ${app_role};

INSERT INTO escalation_rule (code, minutes, permission) VALUES
    ('DRINK', 2, 'oversight.watch'),
    ('DRINK', 6, 'hospitality.serve'),
    ('CUPS', 2, 'oversight.watch'),
    ('WASH', 2, 'oversight.watch');
