-- What modules publish for others to read: tables are their own. As the reader's own rights allow, and never written.

-- The person a customer's record speaks of, by the record that stands for the person since a merge.
CREATE VIEW customer_person WITH (security_invoker = true) AS
SELECT k.id AS record_id, p.id AS person_id, p.name, p.pinyin, right(p.phone, 4) AS phone_tail, p.alias, p.discreet
FROM customer k
JOIN customer p ON p.id = k.root_id;

-- All records of a person, to be asked by the record that stands.
CREATE VIEW customer_record WITH (security_invoker = true) AS
SELECT id AS person_id, id AS record_id FROM customer
UNION ALL
SELECT root_id, id FROM customer WHERE merged_into IS NOT NULL;

-- Of each track of a visit the period that is open: neither ended nor voided. There is one at most of each for a visit,
-- but for what it waits for: of that the one with the smallest rank comes first.
CREATE VIEW visit_reason_now WITH (security_invoker = true) AS
SELECT r.id, r.visit_id, r.code, r.started, w.phase, w.waits, w.rank
FROM visit_reason r
JOIN waiting_reason w ON w.code = r.code
WHERE r.ended IS NULL AND r.voided IS NULL;

CREATE VIEW visit_phase_now WITH (security_invoker = true) AS
SELECT id, visit_id, phase, started FROM visit_phase WHERE ended IS NULL AND voided IS NULL;

CREATE VIEW visit_place_now WITH (security_invoker = true) AS
SELECT id, visit_id, place_id, claim, started FROM visit_place WHERE ended IS NULL AND voided IS NULL;

CREATE VIEW visit_custody_now WITH (security_invoker = true) AS
SELECT id, visit_id, holder, staff_id, started FROM visit_custody WHERE ended IS NULL AND voided IS NULL;

CREATE VIEW visit_handoff_now WITH (security_invoker = true) AS
SELECT id, visit_id, taker, taker_id, giver_id, started FROM visit_handoff WHERE ended IS NULL AND voided IS NULL;

CREATE VIEW visit_call_now WITH (security_invoker = true) AS
SELECT id, visit_id, status, place_id, claim, times, queued_at, started
FROM visit_call WHERE ended IS NULL AND voided IS NULL;

-- Each open visit with what is so of it now. LIMIT keeps the planner from joining all open periods with each other:
-- until the tables are analysed for the first time it takes them for one row, and with 400 customers such a join of
-- three took more than 15 s. So one who needs a single track joins that alone.
CREATE VIEW visit_now WITH (security_invoker = true) AS
SELECT v.id AS visit_id, v.arrival_day, v.ticket_number, v.source, v.first_visit, v.companions, v.customer_id,
       v.booking_id, v.arrived_at,
       r.id AS reason_id, r.code AS reason, r.started AS reason_since,
       ARRAY(SELECT m.code FROM visit_reason_now m WHERE m.visit_id = v.id AND m.id <> r.id ORDER BY m.rank, m.id) AS also,
       o.place_id, o.started AS place_since,
       c.holder, c.staff_id, c.started AS custody_since,
       h.id AS offer_id, h.taker, h.taker_id, h.giver_id, h.started AS offered,
       l.id AS call_id, l.status AS call, l.place_id AS call_place_id, l.times, l.queued_at, l.started AS called
FROM visit v
JOIN LATERAL (SELECT * FROM visit_reason_now WHERE visit_id = v.id ORDER BY rank, id LIMIT 1) AS r ON true
JOIN LATERAL (SELECT * FROM visit_place_now WHERE visit_id = v.id LIMIT 1) AS o ON true
JOIN LATERAL (SELECT * FROM visit_custody_now WHERE visit_id = v.id LIMIT 1) AS c ON true
LEFT JOIN LATERAL (SELECT * FROM visit_handoff_now WHERE visit_id = v.id LIMIT 1) AS h ON true
LEFT JOIN LATERAL (SELECT * FROM visit_call_now WHERE visit_id = v.id LIMIT 1) AS l ON true
WHERE v.status = 'IN_PROGRESS';

-- Whose visit it is, as far as that is known. Discreet is who is so on this visit, or always.
CREATE VIEW visit_person WITH (security_invoker = true) AS
SELECT v.id AS visit_id, p.person_id, p.name, p.pinyin, p.phone_tail, p.alias,
       v.discreet OR coalesce(p.discreet, false) AS discreet
FROM visit v
LEFT JOIN customer_person p ON p.record_id = v.customer_id;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON customer_person, customer_record, visit_reason_now, visit_phase_now,
    visit_place_now, visit_custody_now, visit_handoff_now, visit_call_now, visit_now, visit_person FROM ${app_role};
