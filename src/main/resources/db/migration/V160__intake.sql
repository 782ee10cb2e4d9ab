-- The intake form (咨询单): what a guest is asked, by two people in one form. What is asked is the house's data.
CREATE TABLE intake_field (
    code          text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{1,38}$'),
    zh            text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 40),
    en            text NOT NULL CHECK (en <> '' AND char_length(en) <= 60),
    section       text NOT NULL CHECK (section IN ('WISH', 'TODAY', 'HEALTH', 'PAPERS')),
    rank          int NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('TEXT', 'CHOICE', 'CHOICES', 'DATE', 'TIME', 'NUMBER', 'YES_NO_UNKNOWN',
                                                'PERSON', 'SIGNATURE')),
    -- an answer about health: asked with a consent of its own, seen by few
    sensitive     boolean NOT NULL DEFAULT false,
    -- before what it must be there
    needed_before text CHECK (needed_before IN ('TRIAGE', 'CONSULT')),
    -- what was said on the last visit is proposed again
    carried       boolean NOT NULL DEFAULT false,
    -- the guest is asked it on the tablet that is handed to her
    of_guest      boolean NOT NULL DEFAULT false,
    in_use        boolean NOT NULL DEFAULT true,
    -- modules read it by its code; the house's own are read by people alone
    built_in      boolean NOT NULL DEFAULT false,
    version       bigint NOT NULL DEFAULT 0
);
-- What can be chosen. The specialties of the house stand in a table of their own.
CREATE TABLE intake_choice (
    field  text NOT NULL REFERENCES intake_field,
    code   text NOT NULL CHECK (code ~ '^[A-Za-z][A-Za-z0-9_]{0,38}$'),
    zh     text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 40),
    en     text NOT NULL CHECK (en <> '' AND char_length(en) <= 60),
    rank   int NOT NULL,
    in_use boolean NOT NULL DEFAULT true,
    PRIMARY KEY (field, code)
);

INSERT INTO intake_field (code, zh, en, section, rank, kind, sensitive, needed_before, carried, of_guest, built_in) VALUES
    ('INTEREST', '想做的部位', 'Interested in', 'WISH', 10, 'CHOICES', false, 'TRIAGE', false, true, true),
    ('WISH', '想了解', 'Wish', 'WISH', 20, 'TEXT', false, NULL, false, true, true),
    ('LANGUAGE', '讲什么话', 'Language', 'WISH', 30, 'CHOICE', false, NULL, true, true, true),
    ('REFERRER', '介绍人', 'Referred by', 'WISH', 40, 'PERSON', false, NULL, false, false, true),
    ('SURGERY_TODAY', '今天打算手术吗？', 'Surgery today?', 'TODAY', 10, 'YES_NO_UNKNOWN', false, 'TRIAGE', false, true, true),
    ('LAST_MEAL', '最后进食', 'Last meal', 'TODAY', 20, 'TIME', false, NULL, false, true, true),
    ('LAST_DRINK', '最后饮水', 'Last drink', 'TODAY', 30, 'TIME', false, NULL, false, true, true),
    ('ALLERGY', '过敏', 'Allergies', 'HEALTH', 10, 'YES_NO_UNKNOWN', true, 'CONSULT', true, true, true),
    ('MEDICATION', '近期用药', 'Medication', 'HEALTH', 20, 'TEXT', true, 'CONSULT', true, true, true),
    ('PREGNANCY', '妊娠、哺乳', 'Pregnant or nursing', 'HEALTH', 30, 'YES_NO_UNKNOWN', true, 'TRIAGE', false, true, true),
    ('HISTORY', '病史、手术史', 'Medical history', 'HEALTH', 40, 'TEXT', true, NULL, true, true, true),
    ('IDENTITY', '姓名、生日、手机核对', 'Name, birth date, phone checked', 'PAPERS', 10, 'YES_NO_UNKNOWN', false, 'CONSULT',
     false, false, true),
    ('PRIVACY', '隐私告知', 'Privacy notice', 'PAPERS', 20, 'SIGNATURE', false, 'TRIAGE', false, true, true),
    ('REGISTERED_DEPARTMENT', '挂号科室', 'Registered with', 'PAPERS', 30, 'CHOICE', false, NULL, false, false, true),
    ('REGISTERED_NUMBER', '挂号号码', 'Registration number', 'PAPERS', 40, 'TEXT', false, NULL, false, false, true),
    ('REGISTERED_IN', '挂号系统', 'Registered in', 'PAPERS', 50, 'CHOICE', false, NULL, false, false, true),
    ('REMARKS', '备注', 'Remarks', 'PAPERS', 60, 'TEXT', false, NULL, false, false, true);
INSERT INTO intake_choice (field, code, zh, en, rank) VALUES
    ('LANGUAGE', 'zh', '普通话', 'Mandarin', 10),
    ('LANGUAGE', 'yue', '粤语', 'Cantonese', 20),
    ('LANGUAGE', 'ug', '维吾尔语', 'Uyghur', 30),
    ('LANGUAGE', 'en', '英语', 'English', 40),
    ('LANGUAGE', 'ko', '韩语', 'Korean', 50),
    ('LANGUAGE', 'ja', '日语', 'Japanese', 60),
    ('LANGUAGE', 'ru', '俄语', 'Russian', 70),
    ('REGISTERED_DEPARTMENT', 'PLASTIC', '整形外科', 'Plastic surgery', 10),
    ('REGISTERED_DEPARTMENT', 'DERMATOLOGY', '皮肤科', 'Dermatology', 20),
    ('REGISTERED_DEPARTMENT', 'DENTAL', '口腔科', 'Dentistry', 30),
    ('REGISTERED_DEPARTMENT', 'TCM', '中医科', 'Chinese medicine', 40),
    ('REGISTERED_IN', 'OURS', '本系统', 'Here', 10),
    ('REGISTERED_IN', 'HIS', '医院系统', 'The hospital’s system', 20);

-- The form of a visit: begun once. Its id is the visit's.
CREATE TABLE intake_form (
    visit_id uuid PRIMARY KEY REFERENCES visit,
    begun_by bigint NOT NULL REFERENCES journal
);

-- What stands in a field, from when to when: who wrote it is in the entry that began it. An empty text is an answer that
-- somebody took out.
CREATE TABLE intake_value (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES intake_form,
    field     text NOT NULL REFERENCES intake_field,
    value     text NOT NULL CHECK (char_length(value) <= 1000),
    origin    text NOT NULL CHECK (origin IN ('GUEST', 'BOOKING', 'EARLIER', 'GUEST_HERSELF', 'CONFIRMED')),
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX intake_value_open ON intake_value (visit_id, field) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX intake_value_visit ON intake_value (visit_id);

-- Who fills it: several at once.
CREATE TABLE intake_filler (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES intake_form,
    staff_id  uuid NOT NULL REFERENCES account,
    -- who handed it over, until it is opened
    giver_id  uuid REFERENCES account,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX intake_filler_open ON intake_filler (visit_id, staff_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX intake_filler_visit ON intake_filler (visit_id);

-- Whether the guest agrees that answers about health are written down: a consent of its own, which can be taken back.
CREATE TABLE intake_consent (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES intake_form,
    given     boolean NOT NULL,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX intake_consent_open ON intake_consent (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX intake_consent_visit ON intake_consent (visit_id);

-- That it is ready for triage, by whose word.
CREATE TABLE intake_ready (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES intake_form,
    -- how many answers may follow later
    missing   int NOT NULL,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX intake_ready_open ON intake_ready (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX intake_ready_visit ON intake_ready (visit_id);

-- Who has it open now, and in which field: a page, not a person, since one person may have two. For seconds, and never
-- journalled.
CREATE TABLE intake_presence (
    page     uuid PRIMARY KEY,
    visit_id uuid NOT NULL REFERENCES visit,
    staff_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    field    text,
    seen     timestamptz NOT NULL
);
CREATE INDEX intake_presence_visit ON intake_presence (visit_id);

REVOKE DELETE, TRUNCATE ON intake_field, intake_choice, intake_form, intake_value, intake_filler, intake_consent, intake_ready
    FROM ${app_role};
REVOKE TRUNCATE ON intake_presence FROM ${app_role};

-- What stands in the forms that the guest has not forbidden us to read.
CREATE VIEW intake_answer_now WITH (security_invoker = true) AS
SELECT a.visit_id, a.field, a.value, a.started, f.sensitive
FROM intake_value a
JOIN intake_field f ON f.code = a.field
WHERE a.ended IS NULL AND a.voided IS NULL AND a.value <> ''
  AND (NOT f.sensitive OR EXISTS (SELECT FROM intake_consent c WHERE c.visit_id = a.visit_id AND c.given
                                                                 AND c.ended IS NULL AND c.voided IS NULL));

-- What may be read of it by modules above: nothing about health.
CREATE VIEW intake_said WITH (security_invoker = true) AS
SELECT visit_id, field, CASE WHEN field = 'REFERRER' THEN NULLIF(split_part(value, ' ', 1), 'NOBODY')
                             WHEN field = 'SURGERY_TODAY' THEN split_part(value, ' ', 1)
                             ELSE value END AS value
FROM intake_answer_now
WHERE NOT sensitive AND (field <> 'REFERRER' OR value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}');

-- What is missing in the form of a guest who is here, and before what it must be there. Who does not agree to tell of
-- health is not asked.
CREATE VIEW intake_missing WITH (security_invoker = true) AS
SELECT g.visit_id, n.code AS field, n.needed_before AS before
FROM visit_custody_now g
JOIN LATERAL (
    SELECT f.code, f.needed_before FROM intake_field f
    WHERE f.in_use AND f.needed_before IS NOT NULL
      AND NOT EXISTS (SELECT FROM intake_answer_now a WHERE a.visit_id = g.visit_id AND a.field = f.code)
      AND NOT (f.sensitive AND EXISTS (SELECT FROM intake_consent c WHERE c.visit_id = g.visit_id AND NOT c.given
                                                                      AND c.ended IS NULL AND c.voided IS NULL))
    ORDER BY f.code) AS n ON true;

-- Which forms are ready for triage.
CREATE VIEW intake_ready_now WITH (security_invoker = true) AS
SELECT visit_id, started FROM intake_ready WHERE ended IS NULL AND voided IS NULL;

-- On the row of arrivals: that a form which was begun lacks something; whether there are allergies, and no word of which.
CREATE VIEW intake_mark WITH (security_invoker = true) AS
SELECT m.visit_id, '咨询单缺 ' || m.n || ' 项' AS zh, 'Form: ' || m.n || ' missing' AS en, j.at AS since, 40 AS rank
FROM (SELECT visit_id, count(*) AS n FROM intake_missing GROUP BY visit_id) AS m
JOIN intake_form f ON f.visit_id = m.visit_id
JOIN journal_told j ON j.id = f.begun_by
UNION ALL
SELECT visit_id, '有过敏', 'Allergies', started, 30 FROM intake_answer_now WHERE field = 'ALLERGY' AND value LIKE 'YES%'
UNION ALL
SELECT visit_id, '过敏不清楚', 'Allergies unknown', started, 30
FROM intake_answer_now WHERE field = 'ALLERGY' AND value LIKE 'UNKNOWN%';

-- What an entry said, for the journey: whether the guest agrees, and who goes on with the form.
CREATE VIEW intake_told WITH (security_invoker = true) AS
SELECT j.id AS entry, CASE WHEN c.given THEN '同意' ELSE '不同意' END AS zh,
       CASE WHEN c.given THEN 'the guest agrees' ELSE 'the guest does not agree' END AS en
FROM journal_told j
JOIN intake_consent c ON c.visit_id = CASE WHEN j.subject_kind = 'intake' THEN j.subject_id::uuid END AND c.begun_by = j.id
WHERE j.action = 'intake.consent'
UNION ALL
SELECT j.id, n.name, n.name
FROM journal_told j
JOIN staff_named n ON n.actor = j.detail ->> 'to'
WHERE j.subject_kind = 'intake' AND j.action = 'intake.handOver';

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON intake_told, intake_answer_now, intake_said, intake_missing, intake_ready_now, intake_mark
    FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES
    -- the desk's people fill it
    ('DESK_GUIDE', 'intake.fill'),
    ('DESK_GUIDE', 'intake.see'),
    ('STANDING_GUIDE', 'intake.see'),
    ('DUTY_MANAGER', 'intake.see'),
    ('CONSULTANT', 'intake.see'),
    ('DOCTOR', 'intake.see'),
    ('PHYSICIAN_ASSISTANT', 'intake.see'),
    ('ANAESTHETIST', 'intake.see'),
    ('WARD_NURSE', 'intake.see'),
    ('OR_NURSE', 'intake.see'),
    ('SKIN_NURSE', 'intake.see'),
    -- clinical roles see the health of whoever is treated here; a consultant her own guest's
    ('DOCTOR', 'intake.health'),
    ('PHYSICIAN_ASSISTANT', 'intake.health'),
    ('ANAESTHETIST', 'intake.health'),
    ('WARD_NURSE', 'intake.health'),
    ('OR_NURSE', 'intake.health'),
    ('SKIN_NURSE', 'intake.health'),
    ('CONSULTANT', 'intake.healthOfMine');
