-- What the laboratory, and whoever records an ECG or looks by ultrasound, can be asked for: the house's data. A code never
-- changes; what is out of use is offered no longer, and stays where it was ordered.

-- A kind of tube: what is drawn into it, the colour of its cap, and for how long it may rest before the laboratory has it.
CREATE TABLE lab_tube (
    code         text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    zh           text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 40),
    en           text NOT NULL CHECK (en <> '' AND char_length(en) <= 40),
    cap          text NOT NULL CHECK (cap IN ('PURPLE', 'BLUE', 'YELLOW', 'RED', 'GREEN', 'GREY', 'BLACK', 'WHITE')),
    rest_minutes int NOT NULL CHECK (rest_minutes BETWEEN 1 AND 1440),
    rank         int NOT NULL,
    in_use       boolean NOT NULL DEFAULT true,
    version      bigint NOT NULL DEFAULT 0
);
INSERT INTO lab_tube (code, zh, en, cap, rest_minutes, rank) VALUES
    ('EDTA', '紫帽管 EDTA', 'Purple cap, EDTA', 'PURPLE', 30, 10),
    ('CITRATE', '蓝帽管 枸橼酸钠', 'Blue cap, citrate', 'BLUE', 20, 20),
    ('SERUM', '黄帽管 促凝', 'Yellow cap, serum', 'YELLOW', 30, 30),
    ('URINE', '尿杯', 'Urine cup', 'WHITE', 30, 40);

-- A panel (项目): of a tube, with its tests; or examined at a place, without one. FHIR ServiceRequest.code.
CREATE TABLE lab_panel (
    code           text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    zh             text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 40),
    en             text NOT NULL CHECK (en <> '' AND char_length(en) <= 40),
    -- into which tube it is drawn; null where the guest goes to the place instead
    tube           text REFERENCES lab_tube,
    -- where the tube goes, or the guest; null until the house has said so
    place_id       uuid REFERENCES place,
    -- whether the guest must not have eaten
    fasting        boolean NOT NULL DEFAULT false,
    -- of which role somebody draws or examines
    role_code      text NOT NULL REFERENCES role,
    -- from collection to the result
    target_minutes int NOT NULL CHECK (target_minutes BETWEEN 1 AND 14400),
    -- one of the house's usual before an operation
    usual          boolean NOT NULL DEFAULT false,
    tests          text NOT NULL DEFAULT '' CHECK (char_length(tests) <= 400),
    rank           int NOT NULL,
    in_use         boolean NOT NULL DEFAULT true,
    version        bigint NOT NULL DEFAULT 0
);
INSERT INTO lab_panel (code, zh, en, tube, fasting, role_code, target_minutes, usual, tests, rank) VALUES
    ('BLOOD_COUNT', '血常规', 'Blood count', 'EDTA', false, 'WARD_NURSE', 40, true,
     '白细胞 WBC、红细胞 RBC、血红蛋白 HGB、血小板 PLT', 10),
    ('COAGULATION', '凝血四项', 'Coagulation', 'CITRATE', false, 'WARD_NURSE', 60, true, 'PT、APTT、TT、FIB', 20),
    ('CHEMISTRY', '生化', 'Chemistry', 'SERUM', true, 'WARD_NURSE', 90, true,
     'ALT、AST、肌酐 Cr、尿素 BUN、血糖 GLU', 30),
    ('INFECTION', '感染四项', 'Infections', 'SERUM', false, 'WARD_NURSE', 90, true, 'HBsAg、HCV-Ab、HIV-Ab、TP-Ab', 40),
    ('PREGNANCY', '早孕 hCG', 'Pregnancy, hCG', 'SERUM', false, 'WARD_NURSE', 60, false, 'β-hCG', 50),
    ('URINALYSIS', '尿常规', 'Urinalysis', 'URINE', false, 'WARD_NURSE', 60, false, 'PRO、GLU、KET、WBC、RBC', 60);
INSERT INTO lab_panel (code, zh, en, fasting, role_code, target_minutes, usual, rank) VALUES
    ('ECG', '心电图', 'ECG', false, 'IMAGING', 30, true, 110),
    ('ULTRASOUND', 'B 超', 'Ultrasound', false, 'IMAGING', 45, false, 120);
REVOKE DELETE, TRUNCATE ON lab_tube, lab_panel FROM ${app_role};

-- The lab form (化验单) of a visit: FHIR ServiceRequest, what is asked for together.
CREATE TABLE lab_order (
    id       uuid PRIMARY KEY,
    number   bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    visit_id uuid NOT NULL REFERENCES visit
);
CREATE INDEX lab_order_of_visit ON lab_order (visit_id);

-- How it stands: FHIR request-status. What is revoked or completed stays so.
CREATE TABLE lab_order_state (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  uuid NOT NULL REFERENCES lab_order,
    state     text NOT NULL CHECK (state IN ('DRAFT', 'ACTIVE', 'REVOKED', 'COMPLETED')),
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
CREATE UNIQUE INDEX lab_order_state_open ON lab_order_state (order_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_order_state_of ON lab_order_state (order_id);
-- Those that are still to be done, without those of years.
CREATE INDEX lab_order_state_live ON lab_order_state (order_id)
    WHERE ended IS NULL AND voided IS NULL AND state IN ('DRAFT', 'ACTIVE');

-- What stands on it: from when to when each panel does.
CREATE TABLE lab_order_panel (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  uuid NOT NULL REFERENCES lab_order,
    panel     text NOT NULL REFERENCES lab_panel,
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
CREATE UNIQUE INDEX lab_order_panel_open ON lab_order_panel (order_id, panel) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_order_panel_of ON lab_order_panel (order_id);

-- That the guest was examined for a panel that has a place instead of a tube: since when.
CREATE TABLE lab_examined (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  uuid NOT NULL REFERENCES lab_order,
    panel     text NOT NULL REFERENCES lab_panel,
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
CREATE UNIQUE INDEX lab_examined_open ON lab_examined (order_id, panel) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_examined_of ON lab_examined (order_id);
REVOKE DELETE, TRUNCATE ON lab_order, lab_order_state, lab_order_panel, lab_examined FROM ${app_role};

-- The lab forms that are to be done, as they stand.
CREATE VIEW lab_order_now WITH (security_invoker = true) AS
SELECT o.id AS order_id, o.number, o.visit_id, s.state, s.started AS since, s.begun_by AS entry
FROM lab_order_state s
JOIN LATERAL (SELECT * FROM lab_order WHERE id = s.order_id LIMIT 1) AS o ON true
WHERE s.ended IS NULL AND s.voided IS NULL AND s.state IN ('DRAFT', 'ACTIVE');

-- Which form an entry of a guest's story speaks of.
CREATE VIEW lab_order_said WITH (security_invoker = true) AS
SELECT j.id AS entry, '化验单 L' || o.number AS zh, 'lab form L' || o.number AS en
FROM journal_told j JOIN lab_order o ON o.id = CASE WHEN j.subject_kind = 'labOrder' THEN j.subject_id::uuid END;

-- On the row: that there is a form, and how far it is.
CREATE VIEW lab_order_mark WITH (security_invoker = true) AS
SELECT visit_id, CASE state WHEN 'DRAFT' THEN '化验单待开' ELSE '化验单' END AS zh,
       CASE state WHEN 'DRAFT' THEN 'Lab form to be ordered' ELSE 'Lab form' END AS en, since, 50 AS rank
FROM lab_order_now;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON lab_order_now, lab_order_said, lab_order_mark FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES
    ('DUTY_MANAGER', 'lab.keep'), ('ADMIN', 'lab.keep'), ('LAB', 'lab.keep'),
    ('DOCTOR', 'lab.order'), ('PHYSICIAN_ASSISTANT', 'lab.order'), ('ANAESTHETIST', 'lab.order'),
    ('DOCTOR', 'lab.prepare'), ('PHYSICIAN_ASSISTANT', 'lab.prepare'), ('ANAESTHETIST', 'lab.prepare'),
    ('CONSULTANT', 'lab.prepare'), ('WARD_NURSE', 'lab.prepare'), ('SKIN_NURSE', 'lab.prepare'),
    ('IMAGING', 'lab.examine');
