-- Of what kind a visit is (接诊类型): the house's data. Whether it consumes a turn of the wheel hangs on it, who owns it, and
-- what the figures count. It stands in the place of "first visit, yes or no".
CREATE TABLE visit_type (
    code  text PRIMARY KEY,
    zh    text NOT NULL,
    en    text NOT NULL,
    rank  int NOT NULL UNIQUE,
    -- whether the next consultant of the wheel receives it
    turn  boolean NOT NULL,
    -- whether whoever had one has bought something
    deal  boolean NOT NULL
);
INSERT INTO visit_type (code, zh, en, rank, turn, deal) VALUES
    ('FIRST', '初诊', 'First visit', 1, true, false),
    ('FOLLOW_UP', '复诊', 'Follow-up', 2, false, false),
    ('RETURNING', '再消费', 'Returning', 3, false, true),
    ('REVIEW', '复查', 'Review', 4, false, true),
    ('TREATMENT', '治疗', 'Treatment', 5, false, true),
    ('OTHER', '其他', 'Other', 6, false, false);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON visit_type FROM ${app_role};

ALTER TABLE visit ADD COLUMN type text REFERENCES visit_type;
UPDATE visit SET type = CASE WHEN source = 'BUSINESS' THEN 'OTHER' WHEN first_visit THEN 'FIRST' ELSE 'FOLLOW_UP' END;
ALTER TABLE visit ALTER COLUMN type SET NOT NULL;

-- As before; the type is new, and whether it is the first follows from it.
CREATE OR REPLACE VIEW visit_now WITH (security_invoker = true) AS
SELECT v.id AS visit_id, v.arrival_day, v.ticket_number, v.source, v.type = 'FIRST' AS first_visit, v.companions,
       v.customer_id, v.booking_id, v.arrived_at,
       r.id AS reason_id, r.code AS reason, r.started AS reason_since,
       ARRAY(SELECT m.code FROM visit_reason_now m WHERE m.visit_id = v.id AND m.id <> r.id ORDER BY m.rank, m.id) AS also,
       o.place_id, o.started AS place_since,
       c.holder, c.staff_id, c.started AS custody_since,
       h.id AS offer_id, h.taker, h.taker_id, h.giver_id, h.started AS offered,
       l.id AS call_id, l.status AS call, l.place_id AS call_place_id, l.times, l.queued_at, l.started AS called,
       v.type
FROM visit v
JOIN LATERAL (SELECT * FROM visit_reason_now WHERE visit_id = v.id ORDER BY rank, id LIMIT 1) AS r ON true
JOIN LATERAL (SELECT * FROM visit_place_now WHERE visit_id = v.id LIMIT 1) AS o ON true
JOIN LATERAL (SELECT * FROM visit_custody_now WHERE visit_id = v.id LIMIT 1) AS c ON true
LEFT JOIN LATERAL (SELECT * FROM visit_handoff_now WHERE visit_id = v.id LIMIT 1) AS h ON true
LEFT JOIN LATERAL (SELECT * FROM visit_call_now WHERE visit_id = v.id LIMIT 1) AS l ON true
WHERE v.status = 'IN_PROGRESS';
ALTER TABLE visit DROP COLUMN first_visit;

-- The journey says from which type to which it was corrected.
CREATE VIEW visit_retyped WITH (security_invoker = true) AS
SELECT j.id AS entry, f.zh || ' → ' || t.zh AS zh, f.en || ' → ' || t.en AS en
FROM journal_told j
JOIN visit_type f ON f.code = j.detail ->> 'from'
JOIN visit_type t ON t.code = j.detail ->> 'to'
WHERE j.subject_kind = 'visit' AND j.action = 'visits.retype';
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON visit_retyped FROM ${app_role};
