-- What of visits waits for people: see notices.NoticeKind for the columns. By ticket and place, never by the guest's name.

CREATE VIEW notice_offer WITH (security_invoker = true) AS
SELECT v.id AS about, h.taker_id AS person, CASE WHEN h.taker = 'DESK' THEN 'visits.desk' END AS permission,
       h.giver_id AS but, 'A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0') AS label,
       p.name_zh AS zh, p.name_en AS en, g.name AS by_name,
       'visit/' || v.arrival_day || '/A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0')
           AS path,
       h.started AS since
FROM visit_handoff_now h
JOIN visit v ON v.id = h.visit_id AND v.status = 'IN_PROGRESS'
JOIN staff_named g ON g.actor = h.giver_id::text
LEFT JOIN LATERAL (SELECT place_id FROM visit_place_now WHERE visit_id = v.id LIMIT 1) AS o ON true
LEFT JOIN place p ON p.id = o.place_id;

-- Whoever has the guest cannot be reached.
CREATE VIEW notice_unreachable WITH (security_invoker = true) AS
SELECT v.id AS about, NULL::uuid AS person, 'visits.oversee' AS permission, NULL::uuid AS but,
       'A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0') AS label,
       p.name_zh AS zh, p.name_en AS en, g.name AS by_name,
       'visit/' || v.arrival_day || '/A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0')
           AS path,
       u.since
FROM staff_unreachable_now u
JOIN visit_custody_now c ON c.staff_id = u.account_id
JOIN visit v ON v.id = c.visit_id AND v.status = 'IN_PROGRESS'
JOIN staff_named g ON g.actor = u.account_id::text
LEFT JOIN LATERAL (SELECT place_id FROM visit_place_now WHERE visit_id = v.id LIMIT 1) AS o ON true
LEFT JOIN place p ON p.id = o.place_id;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON notice_offer, notice_unreachable FROM ${app_role};
