-- Who receives guests, and how far: what somebody is trained in, of which grade, in which languages, how many at once and a
-- day. Of whom nothing is said everything is so: a house that has just begun triages by turn alone.
CREATE TABLE consultant (
    account_id uuid PRIMARY KEY REFERENCES account,
    version    bigint NOT NULL DEFAULT 0,
    grade      text NOT NULL DEFAULT 'MIDDLE' CHECK (grade IN ('ASSISTANT', 'MIDDLE', 'SENIOR')),
    at_once    int NOT NULL DEFAULT 2 CHECK (at_once BETWEEN 1 AND 20),
    a_day      int NOT NULL DEFAULT 20 CHECK (a_day BETWEEN 1 AND 99),
    -- whether the wheel turns for her
    wheel      boolean NOT NULL DEFAULT true
);
CREATE TABLE consultant_specialty (
    account_id uuid NOT NULL REFERENCES consultant,
    specialty  text NOT NULL REFERENCES specialty,
    PRIMARY KEY (account_id, specialty)
);
CREATE TABLE consultant_language (
    account_id uuid NOT NULL REFERENCES consultant,
    language   text NOT NULL CHECK (language ~ '^[a-z]{2}$'),
    PRIMARY KEY (account_id, language)
);

-- The rules by which a consultant is chosen, from when on. A version is never changed: decisions name it.
CREATE TABLE triage_rules (
    version      int PRIMARY KEY CHECK (version > 0),
    body         text NOT NULL,
    since        timestamptz NOT NULL,
    published    timestamptz NOT NULL,
    published_by uuid REFERENCES account
);
REVOKE UPDATE, DELETE, TRUNCATE ON triage_rules FROM ${app_role};
INSERT INTO triage_rules (version, body, since, published) VALUES (1,
    '{"order":["SAME_DAY","BOOKED","REFERRER","OWN","CHANNEL"],"off":[],"own":"OWNER_THEN_FIRST","specialty":true,"language":true,"grades":{},"channels":{},"supervisor":null,"effects":{}}',
    '2000-01-01', now());

-- What a guest asks for, as far as triage was told: specialties by code, separated by one space, and a language.
CREATE TABLE triage_wish (
    visit_id    uuid PRIMARY KEY REFERENCES visit,
    specialties text NOT NULL DEFAULT '',
    language    text CHECK (language ~ '^[a-z]{2}$')
);

-- The wheel: one lock for all desks and nodes, and how often it was decided.
CREATE TABLE triage_wheel (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    no  bigint NOT NULL DEFAULT 0
);
INSERT INTO triage_wheel DEFAULT VALUES;
REVOKE INSERT, DELETE, TRUNCATE ON triage_wheel FROM ${app_role};

-- Who was given whose guest, and why: the facts, all candidates, the rules. Never changed; the digest stands in the journal.
CREATE TABLE triage_decision (
    id        uuid PRIMARY KEY,
    no        bigint NOT NULL UNIQUE,
    visit_id  uuid NOT NULL REFERENCES visit,
    at        timestamptz NOT NULL,
    by_id     uuid NOT NULL,
    rules     int NOT NULL REFERENCES triage_rules,
    facts     text NOT NULL,
    choice    text NOT NULL,
    -- whom the rules named first
    proposed  uuid REFERENCES account,
    chosen    uuid NOT NULL REFERENCES account,
    -- by which rule; and why another was chosen than it says
    rule      text NOT NULL,
    overruled text,
    -- of a reassignment, which one it stands in the place of
    instead   uuid REFERENCES triage_decision,
    -- which room was kept with it, and by which entry
    room_id    uuid REFERENCES place,
    room_entry bigint REFERENCES journal,
    sha256    text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    entry     bigint NOT NULL REFERENCES journal,
    CHECK (overruled IS NOT NULL OR proposed = chosen)
);
CREATE INDEX triage_decision_of_visit ON triage_decision (visit_id);
CREATE INDEX triage_decision_at ON triage_decision (at);
REVOKE UPDATE, DELETE, TRUNCATE ON triage_decision FROM ${app_role};

-- What each decision did to each place in the wheel. A place is the sum of what raises it; a row that is voided counts no
-- more. A pass that is owed is a make-up turn (补派) until another row serves it.
CREATE TABLE triage_turn (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  uuid NOT NULL REFERENCES account,
    decision_id uuid NOT NULL REFERENCES triage_decision,
    kind        text NOT NULL CHECK (kind IN ('JOIN', 'LEAVE', 'TURN', 'PASS', 'CREDIT', 'NAMED')),
    reason      text NOT NULL,
    raises      int NOT NULL CHECK (raises >= 0),
    owed        boolean NOT NULL DEFAULT false,
    serves      bigint REFERENCES triage_turn,
    at          timestamptz NOT NULL,
    begun_by    bigint NOT NULL REFERENCES journal,
    voided      timestamptz,
    voided_by   bigint REFERENCES journal,
    CHECK ((voided IS NULL) = (voided_by IS NULL)),
    CHECK (kind <> 'TURN' OR raises = 1),
    CHECK (NOT owed OR kind = 'PASS' AND raises = 1),
    CHECK ((kind = 'CREDIT') = (serves IS NOT NULL)),
    CHECK (kind = 'JOIN' OR raises <= 1)
);
-- One guest is received by one; a make-up turn is served once.
CREATE UNIQUE INDEX triage_turn_one ON triage_turn (decision_id)
    WHERE kind IN ('TURN', 'CREDIT', 'NAMED') AND voided IS NULL;
CREATE UNIQUE INDEX triage_turn_served ON triage_turn (serves) WHERE serves IS NOT NULL AND voided IS NULL;
CREATE INDEX triage_turn_level ON triage_turn (account_id, kind, raises) WHERE voided IS NULL;
CREATE INDEX triage_turn_owed ON triage_turn (account_id, id) WHERE owed AND voided IS NULL;
CREATE INDEX triage_turn_of ON triage_turn (decision_id);
CREATE INDEX triage_turn_day ON triage_turn (account_id, at) WHERE kind IN ('TURN', 'CREDIT', 'NAMED');
REVOKE DELETE, TRUNCATE ON triage_turn FROM ${app_role};

-- What becomes of it: asked, accepted, declined, no answer in time, received. From then to then.
CREATE TABLE visit_assignment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    decision_id uuid NOT NULL REFERENCES triage_decision,
    visit_id    uuid NOT NULL REFERENCES visit,
    staff_id    uuid NOT NULL REFERENCES account,
    state       text NOT NULL CHECK (state IN ('ASKED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'RECEIVED')),
    -- of one who is asked: until when
    until       timestamptz,
    reason      text,
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL)),
    CHECK ((state = 'ASKED') = (until IS NOT NULL)),
    CHECK (state <> 'DECLINED' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX visit_assignment_open ON visit_assignment (decision_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX visit_assignment_of_visit ON visit_assignment (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX visit_assignment_staff ON visit_assignment (staff_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX visit_assignment_all ON visit_assignment (decision_id);
CREATE INDEX visit_assignment_received ON visit_assignment (visit_id) WHERE state = 'RECEIVED' AND voided IS NULL;
REVOKE DELETE, TRUNCATE ON visit_assignment FROM ${app_role};
REVOKE DELETE, TRUNCATE ON consultant, triage_wish FROM ${app_role};

-- How it stands with the guests who are here.
CREATE VIEW triage_now WITH (security_invoker = true) AS
SELECT s.visit_id, s.decision_id, s.staff_id, n.name, s.state, s.until, s.started
FROM visit_assignment s
JOIN staff_named n ON n.actor = s.staff_id::text
WHERE s.ended IS NULL AND s.voided IS NULL;

-- On the row of arrivals: whom the guest goes to, until she has the guest.
CREATE VIEW triage_mark WITH (security_invoker = true) AS
SELECT visit_id,
       CASE state WHEN 'ASKED' THEN '问 ' || name WHEN 'ACCEPTED' THEN '给 ' || name
                  WHEN 'DECLINED' THEN name || ' 不接' ELSE name || ' 未答' END AS zh,
       CASE state WHEN 'ASKED' THEN 'asks ' || name WHEN 'ACCEPTED' THEN 'to ' || name
                  WHEN 'DECLINED' THEN name || ' declined' ELSE name || ' did not answer' END AS en,
       started AS since, 20 AS rank
FROM triage_now WHERE state <> 'RECEIVED';

-- In the journey: to whom.
CREATE VIEW triage_said WITH (security_invoker = true) AS
SELECT j.id AS entry, n.name AS zh, n.name AS en
FROM journal_told j
JOIN triage_decision d ON d.id = CASE j.subject_kind WHEN 'triage' THEN j.subject_id::uuid END
JOIN staff_named n ON n.actor = d.chosen::text;

-- A guest waits for an answer: for the consultant who is asked.
CREATE VIEW notice_triage_asked WITH (security_invoker = true) AS
SELECT a.decision_id AS about, a.staff_id AS person, NULL::text AS permission, NULL::uuid AS but,
       'A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0') AS label,
       t.zh, t.en, b.name AS by_name, 'triage/mine' AS path, a.started AS since
FROM triage_now a
JOIN triage_decision d ON d.id = a.decision_id
JOIN visit v ON v.id = a.visit_id AND v.status = 'IN_PROGRESS'
JOIN visit_type t ON t.code = v.type
LEFT JOIN staff_named b ON b.actor = d.by_id::text
WHERE a.state = 'ASKED';

-- She declined, or did not answer in time: for the desk.
CREATE VIEW notice_triage_open WITH (security_invoker = true) AS
SELECT v.id AS about, NULL::uuid AS person, 'triage.assign' AS permission, NULL::uuid AS but,
       'A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0') AS label,
       CASE a.state WHEN 'DECLINED' THEN '不接' ELSE '未答' END AS zh,
       CASE a.state WHEN 'DECLINED' THEN 'declined' ELSE 'did not answer' END AS en,
       a.name AS by_name,
       'visit/' || v.arrival_day || '/A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0')
           AS path,
       a.started AS since
FROM triage_now a
JOIN visit v ON v.id = a.visit_id AND v.status = 'IN_PROGRESS'
WHERE a.state IN ('DECLINED', 'EXPIRED');

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON triage_now, triage_mark, triage_said, notice_triage_asked, notice_triage_open
    FROM ${app_role};

-- For how many minutes the consultant is asked before the guest is offered to her; 0 asks nobody.
INSERT INTO house_rule (code, value, unit, least, most) VALUES ('TRIAGE_CONSENT_MINUTES', 0, 'MINUTES', 0, 30);

INSERT INTO role_permission (role_code, permission) VALUES
    ('DESK_GUIDE', 'triage.assign'),
    ('DUTY_MANAGER', 'triage.assign'),
    ('CONSULTANT', 'triage.receive'),
    ('STANDING_GUIDE', 'triage.read'),
    ('DESK_GUIDE', 'triage.read'),
    ('CONSULTANT', 'triage.read'),
    ('DUTY_MANAGER', 'triage.read'),
    ('ADMIN', 'triage.read'),
    ('DUTY_MANAGER', 'triage.rules'),
    ('ADMIN', 'triage.rules'),
    ('DUTY_MANAGER', 'triage.fairness'),
    ('ADMIN', 'triage.fairness'),
    ('DUTY_MANAGER', 'triage.profiles'),
    ('ADMIN', 'triage.profiles');
