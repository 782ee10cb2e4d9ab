-- What waits because of triage says of which decision and which guest: a change of one of them is looked up.
CREATE OR REPLACE VIEW notice_triage_asked WITH (security_invoker = true) AS
SELECT a.decision_id AS about, a.staff_id AS person, NULL::text AS permission, NULL::uuid AS but,
       'A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0') AS label,
       t.zh, t.en, b.name AS by_name, 'triage/mine' AS path, a.started AS since, a.decision_id, a.visit_id
FROM triage_now a
JOIN triage_decision d ON d.id = a.decision_id
JOIN visit v ON v.id = a.visit_id AND v.status = 'IN_PROGRESS'
JOIN visit_type t ON t.code = v.type
LEFT JOIN staff_named b ON b.actor = d.by_id::text
WHERE a.state = 'ASKED';

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
WHERE a.state IN ('DECLINED', 'EXPIRED');
