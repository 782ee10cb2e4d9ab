-- A room that something is told of is called by its name, in the language of whoever reads: its number alone could be a count.
CREATE OR REPLACE VIEW notice_room_not_cleaned WITH (security_invoker = true) AS
SELECT p.id AS about, NULL::uuid AS person, 'rooms.clean' AS permission, NULL::uuid AS but, NULL::text AS label,
       p.name_zh AS zh, p.name_en AS en, NULL::text AS by_name, 'rooms' AS path, a.started AS since
FROM room_alarm a JOIN place p ON p.id = a.place_id
WHERE a.kind = 'NOT_CLEANED' AND a.ended IS NULL AND a.voided IS NULL;

CREATE OR REPLACE VIEW notice_room_ran_out WITH (security_invoker = true) AS
SELECT p.id AS about, NULL::uuid AS person, 'visits.desk' AS permission, NULL::uuid AS but, NULL::text AS label,
       p.name_zh AS zh, p.name_en AS en, NULL::text AS by_name, 'rooms' AS path, a.started AS since
FROM room_alarm a JOIN place p ON p.id = a.place_id
WHERE a.kind = 'RAN_OUT' AND a.ended IS NULL AND a.voided IS NULL;

CREATE OR REPLACE VIEW notice_room_differs WITH (security_invoker = true) AS
SELECT p.id AS about, NULL::uuid AS person, 'visits.oversee' AS permission, NULL::uuid AS but, NULL::text AS label,
       p.name_zh AS zh, p.name_en AS en, n.name AS by_name, 'rooms' AS path, a.started AS since
FROM room_alarm a JOIN place p ON p.id = a.place_id
LEFT JOIN LATERAL (SELECT entry FROM room_check WHERE place_id = p.id ORDER BY checked DESC LIMIT 1) AS c ON true
LEFT JOIN journal_told j ON j.id = c.entry
LEFT JOIN staff_named n ON n.actor = j.actor
WHERE a.kind = 'DIFFERS' AND a.ended IS NULL AND a.voided IS NULL;
