-- For what the demo house's doctors are filed: made-up numbers. The surgeon is not filed for the skin, and was filed elsewhere
-- before; what the dermatologist is filed for runs out before long.
INSERT INTO filing (id, account_id, number, category, level, authority, valid_from, valid_until)
SELECT f.id::uuid, a.id, f.number, f.category, f.level, f.authority, f.valid_from,
       coalesce(f.valid_until, (now() AT TIME ZONE 'Asia/Shanghai')::date + 40)
FROM (VALUES
    ('00000000-0000-4000-8000-000000002301', 'zhoumingyuan', '主诊 2021-0117', 'SURGERY', 2, '邻市卫生健康委', DATE '2018-06-01', DATE '2023-05-31'),
    ('00000000-0000-4000-8000-000000002302', 'zhoumingyuan', '主诊 2023-0117', 'SURGERY', 3, '市卫生健康委', DATE '2023-06-01', DATE '2033-05-31'),
    ('00000000-0000-4000-8000-000000002303', 'hanli', '主诊 2022-0208', 'SKIN', NULL, '市卫生健康委', DATE '2022-03-01', NULL),
    ('00000000-0000-4000-8000-000000002304', 'hanli', '主诊 2024-0033', 'TCM', NULL, '市卫生健康委', DATE '2024-01-15', DATE '2034-01-14')
) AS f (id, username, number, category, level, authority, valid_from, valid_until)
JOIN account a USING (username);
