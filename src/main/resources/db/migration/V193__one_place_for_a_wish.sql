-- What a guest asks for stands in her form, whoever was told it and wherever. What was told in triage stood before what the
-- form said: so it comes in its place, by the entry with which it was told.
CREATE TEMPORARY TABLE told AS
SELECT w.visit_id, w.specialties, w.language, max(j.id) AS entry, max(j.at) AS at
FROM triage_wish w
JOIN journal j ON j.subject_kind = 'visit' AND j.subject_id = w.visit_id::text AND j.action = 'triage.wish'
GROUP BY w.visit_id, w.specialties, w.language;
INSERT INTO intake_form (visit_id, begun_by) SELECT visit_id, entry FROM told ON CONFLICT DO NOTHING;
CREATE TEMPORARY TABLE told_in AS
SELECT visit_id, 'INTEREST' AS field, specialties AS value, entry, at FROM told
UNION ALL
SELECT visit_id, 'LANGUAGE', language, entry, at FROM told WHERE language IS NOT NULL;
DELETE FROM told_in t USING intake_value a
WHERE a.visit_id = t.visit_id AND a.field = t.field AND a.value = t.value AND a.ended IS NULL AND a.voided IS NULL;
DELETE FROM told_in t WHERE t.value = '' AND NOT EXISTS (
    SELECT FROM intake_value a WHERE a.visit_id = t.visit_id AND a.field = t.field AND a.ended IS NULL AND a.voided IS NULL);
UPDATE intake_value a SET ended = greatest(t.at, a.started), ended_by = t.entry
FROM told_in t
WHERE a.visit_id = t.visit_id AND a.field = t.field AND a.ended IS NULL AND a.voided IS NULL;
INSERT INTO intake_value (visit_id, field, value, origin, started, recorded, begun_by)
SELECT t.visit_id, t.field, t.value, 'GUEST',
       greatest(t.at, (SELECT max(a.ended) FROM intake_value a WHERE a.visit_id = t.visit_id AND a.field = t.field)), t.at, t.entry
FROM told_in t;
DROP TABLE told_in, told;
DROP TABLE triage_wish;

-- In which languages guests are spoken with is one list, the form's: Cantonese has three letters.
ALTER TABLE consultant_language DROP CONSTRAINT consultant_language_language_check;
ALTER TABLE consultant_language ADD CONSTRAINT consultant_language_language_check CHECK (language ~ '^[a-z]{2,3}$');
ALTER TABLE customer DROP CONSTRAINT customer_language_check;
ALTER TABLE customer ADD CONSTRAINT customer_language_check CHECK (language ~ '^[a-z]{2,3}$');
INSERT INTO intake_choice (field, code, zh, en, rank) VALUES
    ('LANGUAGE', 'fr', '法语', 'French', 80),
    ('LANGUAGE', 'de', '德语', 'German', 90),
    ('LANGUAGE', 'es', '西班牙语', 'Spanish', 100),
    ('LANGUAGE', 'ar', '阿拉伯语', 'Arabic', 110),
    ('LANGUAGE', 'th', '泰语', 'Thai', 120),
    ('LANGUAGE', 'vi', '越南语', 'Vietnamese', 130)
ON CONFLICT DO NOTHING;
