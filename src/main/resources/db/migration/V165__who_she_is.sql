-- Who a guest is, as she or a guide beside her says it today: name, sex, birth date, telephone. It is asked as far as her record
-- does not know it, shown to whoever fills the form and to herself, and goes into her record when a guide has checked it.
ALTER TABLE intake_field ADD COLUMN personal boolean NOT NULL DEFAULT false;
INSERT INTO intake_field (code, zh, en, section, rank, kind, sensitive, needed_before, carried, of_guest, built_in, personal) VALUES
    ('NAME', '姓名', 'Name', 'PAPERS', 2, 'TEXT', false, NULL, false, true, true, true),
    ('SEX', '性别', 'Sex', 'PAPERS', 4, 'CHOICE', false, NULL, false, true, true, true),
    ('BIRTH_DATE', '出生日期', 'Birth date', 'PAPERS', 6, 'DATE', false, NULL, false, true, true, true),
    ('PHONE', '手机', 'Telephone', 'PAPERS', 8, 'TEXT', false, NULL, false, true, true, true);
INSERT INTO intake_choice (field, code, zh, en, rank) VALUES
    ('SEX', 'FEMALE', '女', 'Female', 10),
    ('SEX', 'MALE', '男', 'Male', 20),
    ('SEX', 'OTHER', '其他', 'Other', 30);

CREATE OR REPLACE VIEW intake_answer_now WITH (security_invoker = true) AS
SELECT a.visit_id, a.field, a.value, a.started, f.sensitive, f.personal
FROM intake_value a
JOIN intake_field f ON f.code = a.field
WHERE a.ended IS NULL AND a.voided IS NULL AND a.value <> ''
  AND (NOT f.sensitive OR EXISTS (SELECT FROM intake_consent c WHERE c.visit_id = a.visit_id AND c.given
                                                                 AND c.ended IS NULL AND c.voided IS NULL));

-- What may be read of it by modules above: nothing about health, and not who she is, which her record says.
CREATE OR REPLACE VIEW intake_said WITH (security_invoker = true) AS
SELECT visit_id, field, CASE WHEN field = 'REFERRER' THEN NULLIF(split_part(value, ' ', 1), 'NOBODY')
                             WHEN field = 'SURGERY_TODAY' THEN split_part(value, ' ', 1)
                             ELSE value END AS value
FROM intake_answer_now
WHERE NOT sensitive AND NOT personal
  AND (field <> 'REFERRER' OR value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}');

-- What a customer's record knows, and not what that is.
CREATE VIEW customer_known WITH (security_invoker = true) AS
SELECT id AS record_id, name IS NOT NULL AS name, phone IS NOT NULL AS phone, sex <> 'UNKNOWN' AS sex,
       birth_date IS NOT NULL AS birth_date
FROM customer;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON customer_known FROM ${app_role};

UPDATE intake_field SET zh = '沟通语言' WHERE code = 'LANGUAGE' AND zh = '讲什么话';
