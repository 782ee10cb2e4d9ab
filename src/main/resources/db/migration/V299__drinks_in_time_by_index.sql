-- What is open is looked up cup by cup, as LIMIT says: joined, all that was ever drunk would be read to find it.
CREATE OR REPLACE VIEW drink_due WITH (security_invoker = true) AS
SELECT d.order_id AS about, d.order_id, 'DRINK' AS code, d.visit_id, d.arrival_day, d.ticket_number, d.zh, d.en,
       d.guest_at AS place_id, d.staff_id,
       CASE d.state WHEN 'ASKED' THEN d.since ELSE d.ordered END AS asked,
       CASE d.state WHEN 'ASKED' THEN d.since ELSE d.ordered END + t.seconds * interval '1 second' AS due
FROM (SELECT order_id FROM drink_state
      WHERE ended IS NULL AND voided IS NULL AND state IN ('ORDERED', 'BEGUN', 'TRAY', 'ASKED')) AS s
JOIN LATERAL (SELECT * FROM drink_now WHERE order_id = s.order_id LIMIT 1) AS d ON d.here
JOIN target t ON t.code = 'DRINK_BROUGHT'
UNION ALL
SELECT md5('CUPS' || c.order_id)::uuid, c.order_id, 'CUPS', c.visit_id, c.arrival_day, c.ticket_number, c.zh, c.en, c.place_id,
       NULL, c.left_since, c.left_since + t.seconds * interval '1 second'
FROM (SELECT DISTINCT ON (d.place_id) d.*, coalesce(d.there_since, d.since) AS left_since
      FROM (SELECT order_id FROM drink_state WHERE ended IS NULL AND voided IS NULL AND state IN ('BROUGHT', 'DRUNK')) AS s
      JOIN LATERAL (SELECT * FROM drink_now WHERE order_id = s.order_id LIMIT 1) AS d ON true
      LEFT JOIN place g ON g.id = d.guest_at
      WHERE NOT (d.here AND d.place_id IS NOT DISTINCT FROM d.guest_at)
        AND NOT (d.here AND d.state = 'BROUGHT' AND d.guest_at IS NOT NULL AND coalesce(g.kind = ANY (d.places), true))
      ORDER BY d.place_id, coalesce(d.there_since, d.since), d.order_id) AS c
JOIN target t ON t.code = 'CUPS_COLLECTED'
UNION ALL
SELECT md5('WASH' || w.order_id)::uuid, w.order_id, 'WASH', w.visit_id, w.arrival_day, w.ticket_number, w.zh, w.en, NULL, NULL,
       w.since, w.since + t.seconds * interval '1 second'
FROM (SELECT order_id FROM drink_state
      WHERE ended IS NULL AND voided IS NULL AND state IN ('STOPPED', 'COLLECTED') ORDER BY started, order_id LIMIT 1) AS s
JOIN LATERAL (SELECT * FROM drink_now WHERE order_id = s.order_id LIMIT 1) AS w ON true
JOIN target t ON t.code = 'CUPS_WASHED';

-- What we have served by itself, so that one drink is looked up by its order; and what the guest says beside it.
CREATE OR REPLACE VIEW drink_intake WITH (security_invoker = true) AS
SELECT o.visit_id, o.id AS order_id, m.zh, m.en, m.class, i.at, i.at + make_interval(mins => k.minutes) AS not_before
FROM drink_order o
JOIN menu_entry m ON m.id = o.menu_id
JOIN drink_class k ON k.code = m.class
JOIN LATERAL (
    SELECT coalesce(max(started) FILTER (WHERE state = 'DRUNK'), min(started) FILTER (WHERE state = 'BROUGHT')) AS at
    FROM drink_state WHERE order_id = o.id AND voided IS NULL AND state IN ('BROUGHT', 'DRUNK')) AS i ON i.at IS NOT NULL
WHERE o.whom = 'GUEST'
  AND NOT EXISTS (SELECT FROM drink_state WHERE order_id = o.id AND voided IS NULL AND state = 'STOPPED');

CREATE VIEW drink_at_home WITH (security_invoker = true) AS
SELECT s.visit_id, c.zh || coalesce('（' || w.what || '）', '') AS zh, c.en || coalesce(' (' || w.what || ')', '') AS en, c.class,
       w.at, w.at + make_interval(mins => k.minutes) AS not_before
FROM intake_said s
JOIN (VALUES ('LAST_MEAL', '自述进食', 'Meal, as the guest says', 'FATTY'),
             ('LAST_DRINK', '自述饮水', 'Drink, as the guest says', 'MILK')) AS c (field, zh, en, class) ON c.field = s.field
JOIN drink_class k ON k.code = c.class
CROSS JOIN LATERAL (SELECT (s.said AT TIME ZONE 'Asia/Shanghai')::date + left(s.value, 5)::time AS local) AS t
CROSS JOIN LATERAL (
    SELECT nullif(substr(s.value, 7), '') AS what,
           (CASE WHEN t.local > (s.said AT TIME ZONE 'Asia/Shanghai') THEN t.local - interval '1 day' ELSE t.local END)
               AT TIME ZONE 'Asia/Shanghai' AS at) AS w
WHERE s.value ~ '^[0-2][0-9]:[0-5][0-9]( |$)';
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON drink_at_home FROM ${app_role};
