-- A doctor who cannot come is told no more that somebody asks for one.
CREATE VIEW task_declined WITH (security_invoker = true) AS
SELECT r.task_id, d.staff_id
FROM doctor_declined d JOIN doctor_request r ON r.id = d.request_id
WHERE d.ended IS NULL AND d.voided IS NULL;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON task_declined FROM ${app_role};

CREATE OR REPLACE VIEW notice_task_open WITH (security_invoker = true) AS
SELECT t.task_id AS about, NULL::uuid AS person, t.permission, t.requester AS but,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       g.name AS by_name, 'tasks' AS path, coalesce(t.hurried, t.requested) AS since,
       t.task_id, t.visit_id, t.room_id,
       CASE t.code WHEN 'FACE_TO_FACE'
           THEN ARRAY(SELECT staff_id FROM task_declined WHERE task_id = t.task_id) END AS declined
FROM task_now t
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.room_id, t.to_id)
LEFT JOIN staff_named g ON g.actor = coalesce(t.hurried_by, t.requester)::text
WHERE t.owner IS NULL AND t.person IS NULL AND t.taker_id IS NULL AND t.rings;
