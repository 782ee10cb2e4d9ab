-- What waits because of a task says of which task, guest and room: a change of one of them is looked up, and the rest of
-- what waits is not read again. As before otherwise.

CREATE OR REPLACE VIEW notice_task_asked WITH (security_invoker = true) AS
SELECT t.task_id AS about, coalesce(t.taker_id, t.person) AS person, NULL::text AS permission, NULL::uuid AS but,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       g.name AS by_name, 'tasks' AS path, coalesce(t.offered, t.hurried, t.requested) AS since,
       t.task_id, t.visit_id, t.room_id
FROM task_now t
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.room_id, t.to_id)
LEFT JOIN staff_named g ON g.actor = coalesce(t.giver_id, t.hurried_by, t.requester)::text
WHERE t.taker_id IS NOT NULL OR (t.owner IS NULL AND t.person IS NOT NULL);

CREATE OR REPLACE VIEW notice_task_open WITH (security_invoker = true) AS
SELECT t.task_id AS about, NULL::uuid AS person, t.permission, t.requester AS but,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       g.name AS by_name, 'tasks' AS path, coalesce(t.hurried, t.requested) AS since,
       t.task_id, t.visit_id, t.room_id
FROM task_now t
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.room_id, t.to_id)
LEFT JOIN staff_named g ON g.actor = coalesce(t.hurried_by, t.requester)::text
WHERE t.owner IS NULL AND t.person IS NULL AND t.taker_id IS NULL AND t.rings;

CREATE OR REPLACE VIEW notice_escalated WITH (security_invoker = true) AS
SELECT e.id AS about, NULL::uuid AS person, e.permission, NULL::uuid AS but,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       o.name AS by_name, CASE e.permission WHEN 'oversight.watch' THEN 'duty' ELSE 'tasks' END AS path, e.since,
       t.task_id, t.visit_id, t.room_id
FROM task_now t
CROSS JOIN LATERAL (SELECT DISTINCT ON (permission) * FROM escalation WHERE task_id = t.task_id
                    ORDER BY permission, since DESC, id) AS e
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.room_id, t.to_id)
LEFT JOIN staff_named o ON o.actor = t.owner::text
WHERE NOT EXISTS (SELECT FROM alarm_acknowledged_now a WHERE a.about = t.task_id)
  AND NOT EXISTS (SELECT FROM task_unmanned u WHERE u.task_id = t.task_id);

CREATE OR REPLACE VIEW notice_unmanned WITH (security_invoker = true) AS
SELECT t.task_id AS about, NULL::uuid AS person,
       CASE WHEN w.there OR NOT EXISTS (SELECT FROM duty_present) THEN 'oversight.watch' ELSE 'tasks.take' END
           AS permission,
       NULL::uuid AS but,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       q.name AS by_name,
       CASE WHEN w.there OR NOT EXISTS (SELECT FROM duty_present) THEN 'duty' ELSE 'tasks' END AS path,
       t.requested AS since,
       t.task_id, t.visit_id, t.room_id
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
