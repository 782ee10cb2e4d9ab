-- What holds today is found by the index, however many prices there were before.
CREATE OR REPLACE VIEW price_item_now WITH (security_invoker = true) AS
SELECT s.item_id, s.code, s.kind, s.zh, s.en, s.category, s.level, s.specialty, s.department, s.procedure,
       s.unit, s.unit_zh, s.unit_en, s.tax_per_mille, s.months, p.price_id, p.fen, p.valid_from, n.valid_from AS valid_before
FROM price_item_said s
JOIN LATERAL (
    SELECT id AS price_id, fen, valid_from FROM price
    WHERE item_id = s.item_id AND withdrawn_by IS NULL AND valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date
    ORDER BY valid_from DESC LIMIT 1) AS p ON true
LEFT JOIN LATERAL (
    SELECT valid_from FROM price WHERE item_id = s.item_id AND withdrawn_by IS NULL AND valid_from > p.valid_from
    ORDER BY valid_from LIMIT 1) AS n ON true
WHERE s.in_use;
