-- What became of a consultation (咨询结果): a deal (成交), none (未成交), or put off to a day; and of whom nobody knows more than
-- that she or he has gone, that it was without a word.

-- Why there is no deal: the house's tree. What is out of use is offered no longer, and stays where it was said.
CREATE TABLE no_deal_reason (
    code    text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    parent  text REFERENCES no_deal_reason CHECK (parent <> code),
    zh      text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 40),
    en      text NOT NULL CHECK (en <> '' AND char_length(en) <= 60),
    rank    int NOT NULL,
    in_use  boolean NOT NULL DEFAULT true,
    version bigint NOT NULL DEFAULT 0
);
INSERT INTO no_deal_reason (code, parent, zh, en, rank) VALUES
    ('PRICE', NULL, '价格', 'Price', 10),
    ('PRICE_ABOVE_BUDGET', 'PRICE', '超出预算', 'Above the budget', 10),
    ('PRICE_INSTALMENTS', 'PRICE', '希望分期', 'Wants instalments', 20),
    ('COMPARING', NULL, '比较其他机构', 'Compares with others', 20),
    ('THINKING', NULL, '再考虑', 'Thinks it over', 30),
    ('THINKING_EFFECT', 'THINKING', '担心效果', 'Unsure of the result', 10),
    ('THINKING_PAIN', 'THINKING', '怕痛、怕风险', 'Afraid of pain or risk', 20),
    ('TIME', NULL, '时间不合', 'No time', 40),
    ('TIME_RECOVERY', 'TIME', '恢复期太长', 'Recovery takes too long', 10),
    ('UNFIT', NULL, '身体条件不宜', 'Not fit for it', 50),
    ('UNFIT_DOCTOR', 'UNFIT', '医生不建议', 'Advised against by the doctor', 10),
    ('FAMILY', NULL, '要问家人', 'Asks the family', 60),
    ('OTHER', NULL, '其他', 'Other', 90);
REVOKE DELETE, TRUNCATE ON no_deal_reason FROM ${app_role};

-- Of which kinds of visit it must be said what became of the consultation before the guest is seen off.
CREATE TABLE outcome_demanded (
    type     text PRIMARY KEY REFERENCES visit_type,
    demanded boolean NOT NULL
);
INSERT INTO outcome_demanded (type, demanded) VALUES
    ('FIRST', true), ('FOLLOW_UP', true), ('RETURNING', true), ('REVIEW', false), ('TREATMENT', false), ('OTHER', true);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON outcome_demanded FROM ${app_role};

CREATE TABLE visit_outcome (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES visit,
    -- what callbacks and notes of it name
    decision  uuid NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('DEAL', 'NO_DEAL', 'LATER', 'LEFT')),
    reason    text REFERENCES no_deal_reason,
    until     date,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK ((kind = 'NO_DEAL') = (reason IS NOT NULL)),
    CHECK ((kind = 'LATER') = (until IS NOT NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX visit_outcome_open ON visit_outcome (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX visit_outcome_of ON visit_outcome (visit_id);
CREATE INDEX visit_outcome_entry ON visit_outcome (begun_by);
REVOKE DELETE, TRUNCATE ON visit_outcome FROM ${app_role};

-- In the words of whoever decided it; apart, because words can be erased.
CREATE TABLE outcome_note (
    decision uuid PRIMARY KEY,
    note     text NOT NULL CHECK (char_length(note) <= 400)
);

-- The tour of the departments (参观科室): where the guest is shown what, from when to when.
CREATE TABLE visit_tour (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id   uuid NOT NULL REFERENCES visit,
    department text NOT NULL REFERENCES department,
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX visit_tour_open ON visit_tour (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX visit_tour_of ON visit_tour (visit_id);
CREATE INDEX visit_tour_entry ON visit_tour (begun_by);
REVOKE DELETE, TRUNCATE ON visit_tour FROM ${app_role};

INSERT INTO waiting_reason (code, phase, part, rank, waits, icon, solid, state_zh, state_en, waits_zh, waits_en) VALUES
    ('TOUR', 'IN_SERVICE', 'FAREWELL', 150, false, 'disc', true, '参观中', 'On a tour', '参观科室', 'The tour'),
    ('AWAITING_PAYMENT', 'WAITING', 'FAREWELL', 520, true, 'sq', false, '待收费', 'To the cashier', '去收费', 'The cashier');
INSERT INTO waiting_reason_next (code, next, ordinal) VALUES
    ('TOUR', 'LEAVING', 90),
    ('AWAITING_PAYMENT', 'LEAVING', 90);
INSERT INTO target (code, seconds) VALUES ('TOUR', 1200), ('AWAITING_PAYMENT', 600);

-- How it stands with whoever is here.
CREATE VIEW outcome_now WITH (security_invoker = true) AS
SELECT visit_id, decision, kind, reason, until, started, begun_by
FROM visit_outcome WHERE ended IS NULL AND voided IS NULL;

-- Of whom it must still be said: a consultation has begun, and nobody has said what became of it.
CREATE VIEW outcome_missing WITH (security_invoker = true) AS
SELECT v.id AS visit_id, c.since
FROM visit v
JOIN outcome_demanded m ON m.type = v.type AND m.demanded
JOIN LATERAL (SELECT min(r.started) AS since FROM visit_reason r
              WHERE r.visit_id = v.id AND r.code = 'IN_CONSULTATION' AND r.voided IS NULL) AS c ON c.since IS NOT NULL
WHERE v.status = 'IN_PROGRESS' AND v.source <> 'BUSINESS'
  AND NOT EXISTS (SELECT FROM outcome_now o WHERE o.visit_id = v.id);

-- On the row of arrivals: what it came to; and of whom is about to go, that nobody has said it.
CREATE VIEW outcome_mark WITH (security_invoker = true) AS
SELECT visit_id, CASE kind WHEN 'DEAL' THEN '成交' WHEN 'NO_DEAL' THEN '未成交' ELSE '改日再定' END AS zh,
       CASE kind WHEN 'DEAL' THEN 'deal' WHEN 'NO_DEAL' THEN 'no deal' ELSE 'decides later' END AS en,
       started AS since, 70 AS rank
FROM outcome_now WHERE kind <> 'LEFT'
UNION ALL
SELECT m.visit_id, '结果未填', 'outcome?', r.started, 15
FROM outcome_missing m
JOIN visit_reason_now r ON r.visit_id = m.visit_id AND r.phase = 'LEAVING';

-- In the journey: which; of a tour, what was shown.
CREATE VIEW outcome_said WITH (security_invoker = true) AS
SELECT o.begun_by AS entry,
       coalesce(r.zh, o.until::text, CASE o.kind WHEN 'LEFT' THEN '不辞而别' ELSE '' END) AS zh,
       coalesce(r.en, o.until::text, CASE o.kind WHEN 'LEFT' THEN 'left without a word' ELSE '' END) AS en
FROM visit_outcome o LEFT JOIN no_deal_reason r ON r.code = o.reason
WHERE o.voided_by IS DISTINCT FROM o.begun_by
UNION ALL
SELECT t.begun_by, d.name_zh, d.name_en FROM visit_tour t JOIN department d ON d.code = t.department;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON outcome_now, outcome_missing, outcome_mark, outcome_said FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES
    ('CONSULTANT', 'outcomes.decide'), ('DUTY_MANAGER', 'outcomes.decide'),
    ('CONSULTANT', 'outcomes.see'), ('DUTY_MANAGER', 'outcomes.see'),
    ('STANDING_GUIDE', 'outcomes.tour'), ('DESK_GUIDE', 'outcomes.tour'), ('CONSULTANT', 'outcomes.tour'),
    ('DUTY_MANAGER', 'outcomes.tour'),
    ('DUTY_MANAGER', 'outcomes.reasons'), ('ADMIN', 'outcomes.reasons');

-- How often each reason was said lately.
CREATE INDEX visit_outcome_no_deal ON visit_outcome (started) WHERE kind = 'NO_DEAL' AND ended IS NULL AND voided IS NULL;
