-- What a person has in hand, as each module publishes it: see handover.InHand for the columns.

-- Guests, and to whom each is offered.
CREATE VIEW in_hand_guest WITH (security_invoker = true) AS
SELECT n.visit_id AS about, n.staff_id AS person,
       'A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0') AS label,
       w.state_zh || coalesce('，' || p.short_zh, '') AS zh, w.state_en || coalesce(', ' || p.short_en, '') AS en,
       t.name AS other, n.taker = 'DESK' AS to_desk, n.custody_since AS since
FROM visit_now n
JOIN waiting_reason w ON w.code = n.reason
LEFT JOIN place p ON p.id = n.place_id
LEFT JOIN staff_named t ON t.actor = n.taker_id::text
WHERE n.holder = 'STAFF';

-- Guests who are offered to somebody, who has not answered.
CREATE VIEW in_hand_offer WITH (security_invoker = true) AS
SELECT h.visit_id AS about, h.taker_id AS person,
       'A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0') AS label,
       p.name_zh AS zh, p.name_en AS en, g.name AS other, false AS to_desk, h.started AS since
FROM visit_handoff_now h
JOIN visit v ON v.id = h.visit_id AND v.status = 'IN_PROGRESS'
LEFT JOIN LATERAL (SELECT place_id FROM visit_place_now WHERE visit_id = v.id LIMIT 1) AS o ON true
LEFT JOIN place p ON p.id = o.place_id
LEFT JOIN staff_named g ON g.actor = h.giver_id::text
WHERE h.taker_id IS NOT NULL;

-- Tasks, and to whom each is passed.
CREATE VIEW in_hand_task WITH (security_invoker = true) AS
SELECT t.task_id AS about, t.owner AS person,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       n.name AS other, false AS to_desk, t.owner_since AS since
FROM task_now t
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.to_id, t.room_id)
LEFT JOIN staff_named n ON n.actor = t.taker_id::text
WHERE t.owner IS NOT NULL;

-- Tasks that one alone is asked for, or that are passed to one, without an answer.
CREATE VIEW in_hand_task_asked WITH (security_invoker = true) AS
SELECT t.task_id AS about, coalesce(t.taker_id, t.person) AS person,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       g.name AS other, false AS to_desk, coalesce(t.offered, t.requested) AS since
FROM task_now t
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.to_id, t.room_id)
LEFT JOIN staff_named g ON g.actor = coalesce(t.giver_id, t.requester)::text
WHERE t.taker_id IS NOT NULL OR (t.owner IS NULL AND t.person IS NOT NULL);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON in_hand_guest, in_hand_offer, in_hand_task, in_hand_task_asked
    FROM ${app_role};
