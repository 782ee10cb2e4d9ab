-- What a panel finds out: its tests (检验项目), the house's data: what was free text until now. A code never changes; what is
-- out of use is asked for no longer, and stays where it was found out.
CREATE TABLE lab_test (
    code           text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    panel          text NOT NULL REFERENCES lab_panel,
    zh             text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 40),
    en             text NOT NULL CHECK (en <> '' AND char_length(en) <= 40),
    -- a number with its unit, one of several choices, or words
    kind           text NOT NULL CHECK (kind IN ('NUMBER', 'CHOICE', 'TEXT')),
    unit           text NOT NULL DEFAULT '' CHECK (char_length(unit) <= 20),
    decimals       int NOT NULL DEFAULT 0 CHECK (decimals BETWEEN 0 AND 4),
    -- below and above this it is told at once
    critical_low   numeric(14, 4),
    critical_high  numeric(14, 4),
    -- outside of this it is most likely mistyped, and asked for twice
    plausible_low  numeric(14, 4),
    plausible_high numeric(14, 4),
    -- by what else an instrument calls it
    also           text[] NOT NULL DEFAULT '{}',
    rank           int NOT NULL,
    in_use         boolean NOT NULL DEFAULT true,
    version        bigint NOT NULL DEFAULT 0,
    CHECK (kind = 'NUMBER' OR (unit = '' AND critical_low IS NULL AND critical_high IS NULL AND plausible_low IS NULL
                               AND plausible_high IS NULL)),
    CHECK (critical_low < critical_high),
    CHECK (plausible_low < plausible_high)
);
CREATE INDEX lab_test_of_panel ON lab_test (panel);

-- What is usual, of whom: by sex and by age in years. A missing bound is none.
CREATE TABLE lab_test_range (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    test       text NOT NULL REFERENCES lab_test,
    sex        text CHECK (sex IN ('FEMALE', 'MALE')),
    from_age   int NOT NULL DEFAULT 0 CHECK (from_age BETWEEN 0 AND 150),
    before_age int CHECK (before_age > from_age),
    low        numeric(14, 4),
    high       numeric(14, 4),
    CHECK (low IS NOT NULL OR high IS NOT NULL),
    CHECK (low <= high)
);
CREATE INDEX lab_test_range_of ON lab_test_range (test);

-- What can be chosen, and what stands out of it.
CREATE TABLE lab_test_choice (
    test   text NOT NULL REFERENCES lab_test,
    code   text NOT NULL CHECK (code ~ '^[A-Z0-9_]{1,20}$'),
    zh     text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 40),
    en     text NOT NULL CHECK (en <> '' AND char_length(en) <= 40),
    flag   text CHECK (flag IN ('ABNORMAL', 'CRITICAL')),
    rank   int NOT NULL,
    in_use boolean NOT NULL DEFAULT true,
    PRIMARY KEY (test, code)
);
-- Ranges are written anew with their test: what was found out keeps the one it was compared with.
REVOKE DELETE, TRUNCATE ON lab_test, lab_test_choice FROM ${app_role};
REVOKE TRUNCATE ON lab_test_range FROM ${app_role};

-- The house's usual ones, where what stands is as it was brought.
INSERT INTO lab_test (code, panel, zh, en, kind, unit, decimals, critical_low, critical_high, plausible_low, plausible_high,
                      also, rank)
SELECT t.*
FROM (VALUES
    ('WBC', 'BLOOD_COUNT', '白细胞', 'White cells', 'NUMBER', '10^9/L', 2, 1.5, 30.0, 0.1, 200.0, '{}'::text[], 10),
    ('RBC', 'BLOOD_COUNT', '红细胞', 'Red cells', 'NUMBER', '10^12/L', 2, NULL, NULL, 0.5, 10.0, '{}', 20),
    ('HGB', 'BLOOD_COUNT', '血红蛋白', 'Haemoglobin', 'NUMBER', 'g/L', 0, 60, 200, 20, 260, '{HB}', 30),
    ('PLT', 'BLOOD_COUNT', '血小板', 'Platelets', 'NUMBER', '10^9/L', 0, 50, 1000, 1, 2000, '{}', 40),
    ('PT', 'COAGULATION', '凝血酶原时间', 'Prothrombin time', 'NUMBER', 's', 1, NULL, 30, 5, 200, '{}', 10),
    ('APTT', 'COAGULATION', '活化部分凝血活酶时间', 'APTT', 'NUMBER', 's', 1, NULL, 70, 10, 300, '{}', 20),
    ('TT', 'COAGULATION', '凝血酶时间', 'Thrombin time', 'NUMBER', 's', 1, NULL, NULL, 5, 300, '{}', 30),
    ('FIB', 'COAGULATION', '纤维蛋白原', 'Fibrinogen', 'NUMBER', 'g/L', 2, 1.0, NULL, 0.2, 15, '{FBG}', 40),
    ('ALT', 'CHEMISTRY', '丙氨酸氨基转移酶', 'ALT', 'NUMBER', 'U/L', 0, NULL, NULL, 1, 5000, '{GPT}', 10),
    ('AST', 'CHEMISTRY', '天门冬氨酸氨基转移酶', 'AST', 'NUMBER', 'U/L', 0, NULL, NULL, 1, 5000, '{GOT}', 20),
    ('CREA', 'CHEMISTRY', '肌酐', 'Creatinine', 'NUMBER', 'umol/L', 0, NULL, 650, 10, 2500, '{CR}', 30),
    ('UREA', 'CHEMISTRY', '尿素', 'Urea', 'NUMBER', 'mmol/L', 2, NULL, 35.7, 0.3, 100, '{BUN}', 40),
    ('GLU', 'CHEMISTRY', '血糖', 'Glucose', 'NUMBER', 'mmol/L', 2, 2.8, 22.2, 0.5, 60, '{}', 50),
    ('HBSAG', 'INFECTION', '乙肝表面抗原', 'HBsAg', 'CHOICE', '', 0, NULL, NULL, NULL, NULL, '{HBSAG_Q}', 10),
    ('HCV_AB', 'INFECTION', '丙肝抗体', 'HCV antibody', 'CHOICE', '', 0, NULL, NULL, NULL, NULL, '{HCV-AB,ANTI-HCV}', 20),
    ('HIV_AB', 'INFECTION', '艾滋病毒抗体', 'HIV antibody', 'CHOICE', '', 0, NULL, NULL, NULL, NULL, '{HIV-AB,ANTI-HIV}', 30),
    ('TP_AB', 'INFECTION', '梅毒螺旋体抗体', 'Syphilis antibody', 'CHOICE', '', 0, NULL, NULL, NULL, NULL, '{TP-AB,ANTI-TP}', 40),
    ('HCG', 'PREGNANCY', 'β-hCG', 'Beta hCG', 'NUMBER', 'IU/L', 2, NULL, NULL, 0, 500000, '{B-HCG}', 10),
    ('U_PRO', 'URINALYSIS', '尿蛋白', 'Urine protein', 'CHOICE', '', 0, NULL, NULL, NULL, NULL, '{PRO}', 10),
    ('U_GLU', 'URINALYSIS', '尿糖', 'Urine glucose', 'CHOICE', '', 0, NULL, NULL, NULL, NULL, '{GLU}', 20),
    ('U_KET', 'URINALYSIS', '尿酮体', 'Urine ketones', 'CHOICE', '', 0, NULL, NULL, NULL, NULL, '{KET}', 30),
    ('U_WBC', 'URINALYSIS', '尿白细胞', 'Urine white cells', 'CHOICE', '', 0, NULL, NULL, NULL, NULL, '{WBC,LEU}', 40),
    ('U_RBC', 'URINALYSIS', '尿红细胞', 'Urine red cells', 'CHOICE', '', 0, NULL, NULL, NULL, NULL, '{RBC,BLD}', 50)
) AS t (code, panel, zh, en, kind, unit, decimals, critical_low, critical_high, plausible_low, plausible_high, also, rank)
JOIN lab_panel p ON p.code = t.panel
WHERE (p.code, p.tests) IN (
    ('BLOOD_COUNT', '白细胞 WBC、红细胞 RBC、血红蛋白 HGB、血小板 PLT'), ('COAGULATION', 'PT、APTT、TT、FIB'),
    ('CHEMISTRY', 'ALT、AST、肌酐 Cr、尿素 BUN、血糖 GLU'), ('INFECTION', 'HBsAg、HCV-Ab、HIV-Ab、TP-Ab'),
    ('PREGNANCY', 'β-hCG'), ('URINALYSIS', 'PRO、GLU、KET、WBC、RBC'));

-- What the house itself has written: each word of it a test that is answered in words, until the house says more.
INSERT INTO lab_test (code, panel, zh, en, kind, rank)
SELECT left(p.code, 36) || '_' || s.n, p.code, left(trim(s.word), 40), left(trim(s.word), 40), 'TEXT', 10 * s.n
FROM lab_panel p
CROSS JOIN LATERAL regexp_split_to_table(p.tests, '[、,，;；\n]+') WITH ORDINALITY AS s (word, n)
WHERE trim(s.word) <> '' AND NOT EXISTS (SELECT FROM lab_test t WHERE t.panel = p.code);
ALTER TABLE lab_panel DROP COLUMN tests;

-- Adults: WS/T 404 and 405, and what kits usually say. Of children nothing is said: a house that draws from them adds it.
INSERT INTO lab_test_range (test, sex, from_age, before_age, low, high)
SELECT r.*
FROM (VALUES
    ('WBC', NULL, 18, NULL::int, 3.5, 9.5), ('RBC', 'FEMALE', 18, NULL, 3.8, 5.1), ('RBC', 'MALE', 18, NULL, 4.3, 5.8),
    ('HGB', 'FEMALE', 18, NULL, 115, 150), ('HGB', 'MALE', 18, NULL, 130, 175), ('PLT', NULL, 18, NULL, 125, 350),
    ('PT', NULL, 18, NULL, 9.4, 12.5), ('APTT', NULL, 18, NULL, 25.1, 36.5), ('TT', NULL, 18, NULL, 10.3, 16.6),
    ('FIB', NULL, 18, NULL, 2.0, 4.0),
    ('ALT', 'FEMALE', 18, NULL, 7, 40), ('ALT', 'MALE', 18, NULL, 9, 50),
    ('AST', 'FEMALE', 18, NULL, 13, 35), ('AST', 'MALE', 18, NULL, 15, 40),
    ('CREA', 'FEMALE', 18, 60, 41, 73), ('CREA', 'MALE', 18, 60, 57, 97),
    ('CREA', 'FEMALE', 60, NULL, 41, 81), ('CREA', 'MALE', 60, NULL, 57, 111),
    ('UREA', 'FEMALE', 18, 60, 2.6, 7.5), ('UREA', 'MALE', 18, 60, 3.1, 8.0),
    ('UREA', 'FEMALE', 60, NULL, 3.1, 8.8), ('UREA', 'MALE', 60, NULL, 3.6, 9.5),
    ('GLU', NULL, 18, NULL, 3.9, 6.1), ('HCG', NULL, 0, NULL, NULL::numeric, 5)
) AS r (test, sex, from_age, before_age, low, high)
JOIN lab_test t ON t.code = r.test;
INSERT INTO lab_test_choice (test, code, zh, en, flag, rank)
SELECT t.code, c.*
FROM (VALUES ('NEGATIVE', '阴性', 'negative', NULL, 10), ('POSITIVE', '阳性', 'positive', 'ABNORMAL', 20))
         AS c (code, zh, en, flag, rank),
     lab_test t
WHERE t.code IN ('HBSAG', 'HCV_AB', 'HIV_AB', 'TP_AB');
INSERT INTO lab_test_choice (test, code, zh, en, flag, rank)
SELECT t.code, c.*
FROM (VALUES ('NEG', '阴性 -', 'negative -', NULL, 10), ('TRACE', '± 弱阳性', 'trace ±', 'ABNORMAL', 20),
             ('1', '1+', '1+', 'ABNORMAL', 30), ('2', '2+', '2+', 'ABNORMAL', 40), ('3', '3+', '3+', 'ABNORMAL', 50))
         AS c (code, zh, en, flag, rank),
     lab_test t
WHERE t.code IN ('U_PRO', 'U_GLU', 'U_KET', 'U_WBC', 'U_RBC');

-- Of whom it was found out, as far as that decides what is usual: published by customers.
CREATE OR REPLACE VIEW customer_born WITH (security_invoker = true) AS SELECT id AS record_id, birth_date, sex FROM customer;
