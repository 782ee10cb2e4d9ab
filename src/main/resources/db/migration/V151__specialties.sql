-- What this house is good at (专长), as guests ask for it and consultants are trained in it: the house's data. A guest's wish
-- names some of them, a consultant's scope does too, and triage brings the two together.
CREATE TABLE specialty (
    code    text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z_]{1,30}$'),
    zh      text NOT NULL,
    en      text NOT NULL,
    rank    int NOT NULL UNIQUE,
    in_use  boolean NOT NULL DEFAULT true
);
INSERT INTO specialty (code, zh, en, rank) VALUES
    ('EYES', '眼部', 'Eyes', 10),
    ('NOSE', '鼻部', 'Nose', 20),
    ('FACE', '面部轮廓', 'Face contour', 30),
    ('ANTI_AGEING', '年轻化', 'Anti-ageing', 40),
    ('INJECTION', '注射', 'Injection', 50),
    ('SKIN', '皮肤', 'Skin', 60),
    ('BREAST', '胸部', 'Breast', 70),
    ('BODY', '形体', 'Body', 80),
    ('HAIR', '毛发', 'Hair', 90),
    ('INTIMATE', '私密', 'Intimate', 100),
    ('OTHER', '其他', 'Other', 110);
