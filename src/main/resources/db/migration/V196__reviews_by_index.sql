-- The guests of whom something is examined, or was and is not reviewed: found from those who are here, and never through the
-- forms of years.
CREATE OR REPLACE VIEW lab_review_visit WITH (security_invoker = true) AS
SELECT v.id AS visit_id FROM visit v
JOIN LATERAL (SELECT FROM lab_order WHERE visit_id = v.id LIMIT 1) AS o ON true
WHERE v.status = 'IN_PROGRESS'
UNION
SELECT o.visit_id FROM lab_review w
JOIN LATERAL (SELECT visit_id FROM lab_order WHERE id = w.order_id LIMIT 1) AS o ON true
WHERE w.ended IS NULL AND w.voided IS NULL AND w.state = 'ASKED'
UNION
SELECT visit_id FROM lab_critical_now;
