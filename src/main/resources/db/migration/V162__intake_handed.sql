-- Whose form is handed to whom, until that colleague has opened it: see notices.NoticeKind for the columns.
CREATE INDEX intake_filler_handed ON intake_filler (visit_id) WHERE giver_id IS NOT NULL AND ended IS NULL AND voided IS NULL;
CREATE VIEW notice_intake_handed WITH (security_invoker = true) AS
SELECT l.visit_id AS about, l.staff_id AS person, NULL::text AS permission, NULL::uuid AS but,
       'A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0') AS label,
       NULL::text AS zh, NULL::text AS en, g.name AS by_name,
       'intake/' || n.arrival_day || '/A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0')
           AS path,
       l.started AS since
FROM intake_filler l
JOIN LATERAL (SELECT arrival_day, ticket_number FROM visit_now WHERE visit_id = l.visit_id LIMIT 1) AS n ON true
LEFT JOIN staff_named g ON g.actor = l.giver_id::text
WHERE l.giver_id IS NOT NULL AND l.ended IS NULL AND l.voided IS NULL;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON notice_intake_handed FROM ${app_role};
