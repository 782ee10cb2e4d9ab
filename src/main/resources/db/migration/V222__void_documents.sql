-- What was signed and is void, because what it belonged to has changed: whoever had it signed is told until another is there, or the
-- guest has left. See notices.NoticeKind for the columns.
CREATE VIEW notice_document_void WITH (security_invoker = true) AS
SELECT d.document_id AS about, d.taken_by AS person, NULL::text AS permission, d.ended_by_id AS but,
       'A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0') AS label,
       k.zh, k.en, g.name AS by_name,
       'documents/' || n.arrival_day || '/A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0')
           AS path,
       d.since
FROM visit v
JOIN document_now d ON d.visit_id = v.id
JOIN document_kind k ON k.code = d.kind
JOIN LATERAL (SELECT arrival_day, ticket_number FROM visit_now WHERE visit_id = d.visit_id LIMIT 1) AS n ON true
LEFT JOIN staff_named g ON g.actor = d.ended_by_id::text
WHERE v.status = 'IN_PROGRESS' AND d.state = 'VOID' AND d.signed IS NOT NULL
  AND NOT EXISTS (SELECT FROM document o WHERE o.visit_id = d.visit_id AND o.kind = d.kind AND o.number > d.number);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON notice_document_void FROM ${app_role};
