-- What the demo house offers, and for how much: made-up sums. Bone is beyond its level, and out of use; whitening of teeth
-- begins with the month after next.
INSERT INTO department (code, name_zh, name_en) VALUES ('PLASTIC', '整形外科', 'Plastic surgery');

INSERT INTO price_item (id, code, kind, zh, en, category, level, specialty, department, procedure, unit, tax_per_mille, months, in_use)
SELECT ('00000000-0000-4000-8000-0000000020' || lpad(n::text, 2, '0'))::uuid, code, kind, zh, en, category, level, specialty,
       department, procedure, unit, tax, months, in_use
FROM (VALUES
    (1, 'EY-101', 'ITEM', '双眼皮埋线', 'Double eyelid, suture', 'SURGERY'::text, 1::int, 'EYES'::text, 'PLASTIC', 'DOUBLE_EYELID'::text, 'TIME', 0, NULL::int, true),
    (2, 'EY-102', 'ITEM', '双眼皮全切', 'Double eyelid, incision', 'SURGERY', 1, 'EYES', 'PLASTIC', 'DOUBLE_EYELID', 'TIME', 0, NULL, true),
    (3, 'EY-103', 'ITEM', '开内眼角', 'Epicanthoplasty', 'SURGERY', 2, 'EYES', 'PLASTIC', 'EPICANTHUS', 'TIME', 0, NULL, true),
    (4, 'EY-104', 'ITEM', '内路眼袋整复', 'Lower eyelid bags, inner way', 'SURGERY', 2, 'EYES', 'PLASTIC', 'EYE_BAG', 'TIME', 0, NULL, true),
    (5, 'NO-101', 'ITEM', '硅胶隆鼻', 'Rhinoplasty, silicone', 'SURGERY', 2, 'NOSE', 'PLASTIC', 'RHINOPLASTY', 'TIME', 0, NULL, true),
    (6, 'NO-102', 'ITEM', '肋软骨综合隆鼻', 'Rhinoplasty, rib cartilage', 'SURGERY', 3, 'NOSE', 'PLASTIC', 'RHINOPLASTY', 'TIME', 0, NULL, true),
    (7, 'FC-101', 'ITEM', '下颌角截骨', 'Mandibular angle reduction', 'SURGERY', 4, 'FACE', 'PLASTIC', 'FACE_CONTOUR', 'TIME', 0, NULL, false),
    (8, 'FC-102', 'ITEM', '面部埋线提升', 'Thread lift, face', 'SURGERY', 1, 'ANTI_AGEING', 'PLASTIC', 'THREAD_LIFT', 'TIME', 0, NULL, true),
    (9, 'FC-103', 'ITEM', '全面部除皱', 'Facelift', 'SURGERY', 3, 'ANTI_AGEING', 'PLASTIC', 'FACELIFT', 'TIME', 0, NULL, true),
    (10, 'BR-101', 'ITEM', '假体隆胸', 'Breast augmentation, implant', 'SURGERY', 3, 'BREAST', 'PLASTIC', 'BREAST_AUGMENTATION', 'TIME', 0, NULL, true),
    (11, 'BD-101', 'ITEM', '腰腹吸脂', 'Liposuction, waist and abdomen', 'SURGERY', 3, 'BODY', 'PLASTIC', 'LIPOSUCTION', 'TIME', 0, NULL, true),
    (12, 'BD-102', 'ITEM', '大腿吸脂', 'Liposuction, thighs', 'SURGERY', 3, 'BODY', 'PLASTIC', 'LIPOSUCTION', 'TIME', 0, NULL, true),
    (13, 'BD-103', 'ITEM', '面部脂肪填充', 'Fat grafting, face', 'SURGERY', 2, 'ANTI_AGEING', 'PLASTIC', 'FAT_GRAFT', 'TIME', 0, NULL, true),
    (14, 'HA-101', 'ITEM', '毛发移植', 'Hair transplant', 'SURGERY', 1, 'HAIR', 'PLASTIC', 'HAIR_TRANSPLANT', 'GRAFT', 0, NULL, true),
    (15, 'IN-101', 'ITEM', '泪沟玻尿酸', 'Hyaluronic acid, tear trough', 'SKIN', NULL, 'INJECTION', 'DERMATOLOGY', 'FILLER', 'ML', 0, NULL, true),
    (16, 'IN-102', 'ITEM', '苹果肌玻尿酸', 'Hyaluronic acid, cheeks', 'SKIN', NULL, 'INJECTION', 'DERMATOLOGY', 'FILLER', 'ML', 0, NULL, true),
    (17, 'IN-103', 'ITEM', '丰唇玻尿酸', 'Hyaluronic acid, lips', 'SKIN', NULL, 'INJECTION', 'DERMATOLOGY', 'FILLER', 'ML', 0, NULL, true),
    (18, 'IN-104', 'ITEM', '瘦脸针', 'Botulinum, masseter', 'SKIN', NULL, 'INJECTION', 'DERMATOLOGY', 'BOTULINUM', 'UNIT', 0, NULL, true),
    (19, 'IN-105', 'ITEM', '除皱针 单部位', 'Botulinum, wrinkles, one area', 'SKIN', NULL, 'INJECTION', 'DERMATOLOGY', 'BOTULINUM', 'AREA', 0, NULL, true),
    (20, 'IN-106', 'ITEM', '水光针', 'Mesotherapy, hydration', 'SKIN', NULL, 'SKIN', 'DERMATOLOGY', 'MESOTHERAPY', 'TIME', 0, NULL, true),
    (21, 'SK-101', 'ITEM', '光子嫩肤', 'Intense pulsed light', 'SKIN', NULL, 'SKIN', 'DERMATOLOGY', 'INTENSE_LIGHT', 'TIME', 0, NULL, true),
    (22, 'SK-102', 'ITEM', '皮秒祛斑', 'Picosecond laser, pigment', 'SKIN', NULL, 'SKIN', 'DERMATOLOGY', 'LASER', 'TIME', 0, NULL, true),
    (23, 'SK-103', 'ITEM', '点阵激光', 'Fractional laser', 'SKIN', NULL, 'SKIN', 'DERMATOLOGY', 'LASER', 'TIME', 0, NULL, true),
    (24, 'SK-104', 'ITEM', '热玛吉 面部', 'Radiofrequency, face', 'SKIN', NULL, 'ANTI_AGEING', 'DERMATOLOGY', 'RADIOFREQUENCY', 'TIME', 0, NULL, true),
    (25, 'SK-105', 'ITEM', '果酸换肤', 'Chemical peel', 'SKIN', NULL, 'SKIN', 'DERMATOLOGY', 'PEEL', 'TIME', 0, NULL, true),
    (26, 'SK-106', 'ITEM', '激光脱毛 腋下', 'Laser hair removal, armpits', 'SKIN', NULL, 'HAIR', 'DERMATOLOGY', 'LASER', 'TIME', 0, NULL, true),
    (27, 'DE-101', 'ITEM', '冷光美白', 'Tooth whitening', 'DENTAL', NULL, 'OTHER', 'CONSULTING', 'WHITENING', 'TIME', 0, NULL, true),
    (28, 'TC-101', 'ITEM', '面部针灸', 'Cosmetic acupuncture', 'TCM', NULL, 'ANTI_AGEING', 'DERMATOLOGY', 'ACUPUNCTURE', 'TIME', 0, NULL, true),
    (29, 'SK-201', 'ITEM', '小气泡清洁', 'Deep cleansing', NULL, NULL, 'SKIN', 'DERMATOLOGY', 'CLEANSING', 'TIME', 60, NULL, true),
    (30, 'RT-101', 'ITEM', '术后修护面膜', 'Mask for aftercare', NULL, NULL, NULL, 'DERMATOLOGY', NULL, 'PIECE', 130, NULL, true),
    (31, 'RT-102', 'ITEM', '医用敷料 五片', 'Dressing, five pieces', NULL, NULL, NULL, 'DERMATOLOGY', NULL, 'BOX', 130, NULL, true),
    (32, 'RT-103', 'ITEM', '防晒乳', 'Sunscreen', NULL, NULL, NULL, 'DERMATOLOGY', NULL, 'BOTTLE', 130, NULL, true),
    (33, 'CR-101', 'COURSE', '光子嫩肤 3 次疗程', 'Intense pulsed light, course of 3', NULL, NULL, NULL, 'DERMATOLOGY', NULL, 'COURSE', 0, 12, true),
    (34, 'CR-102', 'COURSE', '水光针 5 次疗程', 'Mesotherapy, course of 5', NULL, NULL, NULL, 'DERMATOLOGY', NULL, 'COURSE', 0, 12, true),
    (35, 'CR-103', 'COURSE', '激光脱毛 腋下 6 次疗程', 'Laser hair removal, armpits, course of 6', NULL, NULL, NULL, 'DERMATOLOGY', NULL, 'COURSE', 0, 18, true),
    (36, 'PK-101', 'PACKAGE', '眼部综合', 'Eyes, together', NULL, NULL, NULL, 'PLASTIC', NULL, 'SET', 0, NULL, true),
    (37, 'PK-102', 'PACKAGE', '年轻化注射套餐', 'Injections, together', NULL, NULL, NULL, 'DERMATOLOGY', NULL, 'SET', 0, NULL, true),
    (38, 'PK-103', 'PACKAGE', '术后护理包', 'Aftercare kit', NULL, NULL, NULL, 'DERMATOLOGY', NULL, 'SET', 130, NULL, true)
) AS item (n, code, kind, zh, en, category, level, specialty, department, procedure, unit, tax, months, in_use);

INSERT INTO price_item_need (item_id, need)
SELECT i.id, need
FROM (VALUES
    ('{LAB,PHOTO,SURGICAL_CONSENT,ANAESTHESIA_CONSENT}'::text[], '{EY-101,EY-102,EY-103,EY-104,FC-102,BD-103,HA-101}'::text[]),
    ('{LAB,PHOTO,SURGICAL_CONSENT,ANAESTHESIA_CONSENT,FASTING}'::text[], '{NO-101,NO-102,FC-101,FC-103,BR-101,BD-101,BD-102}'::text[]),
    ('{PHOTO,SURGICAL_CONSENT}'::text[], '{IN-101,IN-102,IN-103,IN-104,IN-105,IN-106,SK-102,SK-103,SK-104}'::text[]),
    ('{PHOTO}'::text[], '{SK-101,SK-105}'::text[])
) AS n (needs, codes)
CROSS JOIN LATERAL unnest(n.needs) AS need JOIN price_item i ON i.code = ANY (n.codes);

INSERT INTO price_part (whole, whole_kind, part, quantity, rank)
SELECT w.id, w.kind, i.id, p.quantity, p.rank
FROM (VALUES
    ('CR-101', 'SK-101', 3, 0),
    ('CR-102', 'IN-106', 5, 0),
    ('CR-103', 'SK-106', 6, 0),
    ('PK-101', 'EY-102', 1, 0),
    ('PK-101', 'EY-103', 1, 1),
    ('PK-102', 'IN-101', 1, 0),
    ('PK-102', 'IN-102', 1, 1),
    ('PK-102', 'IN-105', 3, 2),
    ('PK-103', 'RT-101', 5, 0),
    ('PK-103', 'RT-102', 1, 1)
) AS p (whole, part, quantity, rank)
JOIN price_item w ON w.code = p.whole JOIN price_item i ON i.code = p.part;

INSERT INTO price (id, item_id, fen, valid_from)
SELECT ('00000000-0000-4000-8000-0000000021' || right(i.id::text, 2))::uuid, i.id, p.fen, DATE '2026-01-01'
FROM (VALUES
    ('EY-101', 680000), ('EY-102', 980000), ('EY-103', 680000), ('EY-104', 1280000), ('NO-101', 1680000),
    ('NO-102', 5800000), ('FC-101', 6800000), ('FC-102', 1880000), ('FC-103', 5200000), ('BR-101', 4500000),
    ('BD-101', 2800000), ('BD-102', 2600000), ('BD-103', 1980000), ('HA-101', 1800), ('IN-101', 680000),
    ('IN-102', 680000), ('IN-103', 498000), ('IN-104', 3800), ('IN-105', 128000), ('IN-106', 268000),
    ('SK-101', 198000), ('SK-102', 398000), ('SK-103', 328000), ('SK-104', 1980000), ('SK-105', 88000),
    ('SK-106', 68000), ('TC-101', 58000), ('SK-201', 29800), ('RT-101', 3960), ('RT-102', 19800),
    ('RT-103', 26800), ('CR-101', 540000), ('CR-102', 1080000), ('CR-103', 298000), ('PK-101', 1580000),
    ('PK-102', 1380000), ('PK-103', 38800)
) AS p (code, fen) JOIN price_item i USING (code);

-- Dearer from a month on, and what begins then.
INSERT INTO price (id, item_id, fen, valid_from)
SELECT ('00000000-0000-4000-8000-0000000022' || right(i.id::text, 2))::uuid, i.id, p.fen,
       (date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') + p.months * interval '1 month')::date
FROM (VALUES ('SK-104', 21800_00, 1), ('IN-101', 7280_00, 1), ('DE-101', 1680_00, 2)) AS p (code, fen, months)
JOIN price_item i USING (code);
