-- With when it was said.
CREATE OR REPLACE VIEW intake_said WITH (security_invoker = true) AS
SELECT visit_id, field, CASE WHEN field = 'REFERRER' THEN NULLIF(split_part(value, ' ', 1), 'NOBODY')
                             WHEN field = 'SURGERY_TODAY' THEN split_part(value, ' ', 1)
                             ELSE value END AS value,
       started AS said
FROM intake_answer_now
WHERE NOT sensitive AND NOT personal
  AND (field <> 'REFERRER' OR value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}');

-- What a guest says to have eaten and drunk last, wherever that was, counts as what we have served. What was in it nobody
-- knows: a meal counts as a full one, a drink as milk. A time that was still to come when it was said is yesterday's.
CREATE OR REPLACE VIEW drink_intake WITH (security_invoker = true) AS
SELECT o.visit_id, o.id AS order_id, m.zh, m.en, m.class, i.at, i.at + make_interval(mins => k.minutes) AS not_before
FROM drink_order o
JOIN menu_entry m ON m.id = o.menu_id
JOIN drink_class k ON k.code = m.class
JOIN LATERAL (
    SELECT coalesce(max(started) FILTER (WHERE state = 'DRUNK'), min(started) FILTER (WHERE state = 'BROUGHT')) AS at
    FROM drink_state WHERE order_id = o.id AND voided IS NULL AND state IN ('BROUGHT', 'DRUNK')) AS i ON i.at IS NOT NULL
WHERE o.whom = 'GUEST'
  AND NOT EXISTS (SELECT FROM drink_state WHERE order_id = o.id AND voided IS NULL AND state = 'STOPPED')
UNION ALL
SELECT s.visit_id, NULL, c.zh || coalesce('（' || w.what || '）', ''), c.en || coalesce(' (' || w.what || ')', ''), c.class, w.at,
       w.at + make_interval(mins => k.minutes)
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
