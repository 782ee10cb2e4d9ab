-- Plan and quote (方案与报价): of each visit one quote, in versions that are written whole and never changed.

-- How much somebody may let go of the list price, lines and the whole together, by role: in per mille. Whoever approves may
-- let others go as far as that.
CREATE TABLE discount_limit (
    role_code  text PRIMARY KEY REFERENCES role,
    per_mille  int NOT NULL CHECK (per_mille BETWEEN 0 AND 1000)
);
INSERT INTO discount_limit (role_code, per_mille) VALUES ('CONSULTANT', 100), ('DUTY_MANAGER', 250), ('ADMIN', 500);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON discount_limit FROM ${app_role};

-- Where something is done: the places of a picture, in parts of a thousand of its width and height. What lies in the middle
-- has no sides.
CREATE TABLE quote_site (
    code    text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z_]{0,29}$'),
    picture text NOT NULL CHECK (picture IN ('FACE', 'BODY')),
    zh      text NOT NULL UNIQUE,
    en      text NOT NULL UNIQUE,
    -- of what has sides, of the guest's left one; the right one lies opposite
    x       int NOT NULL CHECK (x BETWEEN 0 AND 1000),
    y       int NOT NULL CHECK (y BETWEEN 0 AND 1000),
    sides   boolean NOT NULL,
    rank    int NOT NULL UNIQUE
);
INSERT INTO quote_site (code, picture, zh, en, x, y, sides, rank) VALUES
    ('HAIRLINE', 'FACE', '发际', 'Hairline', 500, 90, false, 10),
    ('FOREHEAD', 'FACE', '额部', 'Forehead', 500, 210, false, 20),
    ('BROW', 'FACE', '眉', 'Brow', 660, 315, true, 30),
    ('UPPER_LID', 'FACE', '上睑', 'Upper eyelid', 660, 385, true, 40),
    ('LOWER_LID', 'FACE', '下睑', 'Lower eyelid', 660, 455, true, 50),
    ('TEAR_TROUGH', 'FACE', '泪沟', 'Tear trough', 580, 515, true, 60),
    ('NOSE', 'FACE', '鼻', 'Nose', 500, 530, false, 70),
    ('CHEEK', 'FACE', '苹果肌', 'Cheek', 710, 555, true, 80),
    ('NASOLABIAL', 'FACE', '鼻唇沟', 'Nasolabial fold', 610, 640, true, 90),
    ('LIPS', 'FACE', '唇', 'Lips', 500, 700, false, 100),
    ('MASSETER', 'FACE', '咬肌', 'Masseter', 745, 700, true, 110),
    ('CHIN', 'FACE', '颏', 'Chin', 500, 815, false, 120),
    ('NECK', 'FACE', '颈部', 'Neck', 500, 935, false, 130),
    ('ARMPIT', 'BODY', '腋下', 'Armpit', 650, 255, true, 200),
    ('UPPER_ARM', 'BODY', '上臂', 'Upper arm', 745, 330, true, 210),
    ('BREAST', 'BODY', '乳房', 'Breast', 560, 330, true, 220),
    ('ABDOMEN', 'BODY', '腹部', 'Abdomen', 500, 420, false, 230),
    ('WAIST', 'BODY', '腰部', 'Waist', 600, 440, true, 240),
    ('BACK', 'BODY', '背部', 'Back', 500, 210, false, 250),
    ('BUTTOCK', 'BODY', '臀部', 'Buttock', 610, 535, true, 260),
    ('THIGH', 'BODY', '大腿', 'Thigh', 585, 640, true, 270),
    ('CALF', 'BODY', '小腿', 'Calf', 575, 830, true, 280);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON quote_site FROM ${app_role};

-- A version, whole. The sums are those of the first of each group of alternatives; the discount is the greatest of any choice.
CREATE TABLE quote_version (
    id             uuid PRIMARY KEY,
    visit_id       uuid NOT NULL REFERENCES visit,
    number         int NOT NULL CHECK (number > 0),
    -- what is let go of the whole, beside what is of lines: in per mille of what they come to, or in fen
    whole_per_mille int NOT NULL DEFAULT 0 CHECK (whole_per_mille BETWEEN 0 AND 1000),
    whole_fen      bigint NOT NULL DEFAULT 0 CHECK (whole_fen BETWEEN 0 AND 999999999),
    list_fen       bigint NOT NULL CHECK (list_fen BETWEEN 0 AND 999999999),
    deal_fen       bigint NOT NULL CHECK (deal_fen BETWEEN 0 AND 999999999),
    per_mille      int NOT NULL CHECK (per_mille BETWEEN 0 AND 1000),
    -- how much whoever wrote it might let go
    limit_per_mille int NOT NULL CHECK (limit_per_mille BETWEEN 0 AND 1000),
    -- the last day on which it can be accepted
    valid_until    date NOT NULL,
    note           text CHECK (note <> '' AND char_length(note) <= 400),
    written        timestamptz NOT NULL,
    written_by     uuid NOT NULL REFERENCES account,
    begun_by       bigint NOT NULL REFERENCES journal,
    UNIQUE (visit_id, number),
    UNIQUE (id, visit_id),
    CHECK (deal_fen <= list_fen),
    CHECK (whole_per_mille = 0 OR whole_fen = 0)
);
CREATE INDEX quote_version_entry ON quote_version (begun_by);

-- A line, with all that must be remembered of what is offered.
CREATE TABLE quote_line (
    version_id    uuid NOT NULL REFERENCES quote_version,
    line          int NOT NULL CHECK (line BETWEEN 1 AND 20),
    item_id       uuid NOT NULL REFERENCES price_item,
    price_id      uuid NOT NULL REFERENCES price,
    code          text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('ITEM', 'PACKAGE', 'COURSE')),
    zh            text NOT NULL,
    en            text NOT NULL,
    unit_zh       text NOT NULL,
    unit_en       text NOT NULL,
    department    text NOT NULL,
    tax_per_mille int NOT NULL,
    months        int,
    medical       boolean NOT NULL,
    quantity      int NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    side          text NOT NULL CHECK (side IN ('NONE', 'LEFT', 'RIGHT', 'BOTH')),
    site          text REFERENCES quote_site,
    -- the list price of all of them, and what it comes to after the line's own discount
    list_fen      bigint NOT NULL CHECK (list_fen BETWEEN 0 AND 999999999),
    executed_fen  bigint NOT NULL CHECK (executed_fen BETWEEN 0 AND 999999999),
    -- of which group of alternatives it is one; null is no alternative
    choice        int CHECK (choice BETWEEN 1 AND 3),
    PRIMARY KEY (version_id, line),
    CHECK (executed_fen <= list_fen),
    CHECK (side = 'NONE' OR site IS NOT NULL)
);

-- What is done or handed over with a line: how many with one of it.
CREATE TABLE quote_part (
    version_id  uuid NOT NULL,
    line        int NOT NULL,
    rank        int NOT NULL,
    item_id     uuid NOT NULL REFERENCES price_item,
    code        text NOT NULL,
    zh          text NOT NULL,
    en          text NOT NULL,
    quantity    int NOT NULL CHECK (quantity > 0),
    category    text,
    level       int,
    specialty   text,
    procedure   text,
    -- separated by one space
    needs       text NOT NULL,
    PRIMARY KEY (version_id, line, rank),
    FOREIGN KEY (version_id, line) REFERENCES quote_line
);
REVOKE UPDATE, DELETE, TRUNCATE ON quote_version, quote_line, quote_part FROM ${app_role};

-- What is written stays, also before whoever owns the tables.
CREATE FUNCTION quote_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was quoted stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_stands';
END $$;
CREATE TRIGGER quote_version_stands BEFORE UPDATE OR DELETE ON quote_version FOR EACH ROW EXECUTE FUNCTION quote_stands();
CREATE TRIGGER quote_line_stands BEFORE UPDATE OR DELETE ON quote_line FOR EACH ROW EXECUTE FUNCTION quote_stands();
CREATE TRIGGER quote_part_stands BEFORE UPDATE OR DELETE ON quote_part FOR EACH ROW EXECUTE FUNCTION quote_stands();

-- A version is whole when it is committed: its sums are those of its lines, and no line comes to it afterwards.
CREATE FUNCTION quote_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    list bigint;
    lines int;
BEGIN
    SELECT count(*), coalesce(sum(l.list_fen), 0) INTO lines, list
    FROM quote_line l
    WHERE l.version_id = NEW.id
      AND (l.choice IS NULL OR l.line = (SELECT min(o.line) FROM quote_line o
                                         WHERE o.version_id = NEW.id AND o.choice = l.choice));
    IF lines = 0 OR list <> NEW.list_fen OR EXISTS (
        SELECT FROM quote_line l WHERE l.version_id = NEW.id
          AND NOT EXISTS (SELECT FROM quote_part p WHERE p.version_id = l.version_id AND p.line = l.line))
    THEN
        RAISE EXCEPTION 'quote % is not what its lines are', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_whole';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER quote_is_whole AFTER INSERT ON quote_version DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION quote_is_whole();
CREATE FUNCTION quote_is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Whoever writes the version writes its lines in the same transaction, which nobody else sees.
    IF NOT EXISTS (SELECT FROM quote_version v WHERE v.id = NEW.version_id
                   AND v.xmin::text = (pg_current_xact_id()::text::bigint % 4294967296)::text) THEN
        RAISE EXCEPTION 'what was quoted stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_written_once';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER quote_line_once AFTER INSERT ON quote_line FOR EACH ROW EXECUTE FUNCTION quote_is_written_once();
CREATE TRIGGER quote_part_once AFTER INSERT ON quote_part FOR EACH ROW EXECUTE FUNCTION quote_is_written_once();

-- That more is let go than whoever wrote it may: asked, and answered, of one version.
CREATE TABLE quote_approval (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version_id uuid NOT NULL,
    visit_id   uuid NOT NULL,
    state      text NOT NULL CHECK (state IN ('ASKED', 'APPROVED', 'DECLINED')),
    staff_id   uuid NOT NULL REFERENCES account,
    -- how much whoever answered may let go
    limit_per_mille int,
    reason     text CHECK (reason <> '' AND char_length(reason) <= 200),
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    FOREIGN KEY (version_id, visit_id) REFERENCES quote_version (id, visit_id),
    CHECK ((state = 'DECLINED') = (reason IS NOT NULL)),
    CHECK ((state = 'ASKED') = (limit_per_mille IS NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
-- An approval is over with its version: of a visit one is open.
CREATE UNIQUE INDEX quote_approval_open ON quote_approval (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX quote_approval_of ON quote_approval (visit_id);
CREATE INDEX quote_approval_version ON quote_approval (version_id);
CREATE INDEX quote_approval_asked ON quote_approval (visit_id) WHERE state = 'ASKED' AND ended IS NULL AND voided IS NULL;
CREATE INDEX quote_approval_entry ON quote_approval (begun_by);

-- That the guest has accepted a version, until another is written or a doctor takes back what was confirmed.
CREATE TABLE quote_acceptance (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version_id uuid NOT NULL,
    visit_id   uuid NOT NULL,
    list_fen   bigint NOT NULL CHECK (list_fen BETWEEN 0 AND 999999999),
    deal_fen   bigint NOT NULL CHECK (deal_fen BETWEEN 0 AND 999999999),
    staff_id   uuid NOT NULL REFERENCES account,
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    FOREIGN KEY (version_id, visit_id) REFERENCES quote_version (id, visit_id),
    CHECK (deal_fen <= list_fen),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX quote_acceptance_open ON quote_acceptance (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX quote_acceptance_of ON quote_acceptance (visit_id);
CREATE INDEX quote_acceptance_version ON quote_acceptance (version_id);
CREATE INDEX quote_acceptance_entry ON quote_acceptance (begun_by);

-- What was chosen, and what each line costs once the discount of the whole is shared.
CREATE TABLE quote_accepted_line (
    acceptance_id bigint NOT NULL REFERENCES quote_acceptance,
    version_id    uuid NOT NULL,
    line          int NOT NULL,
    deal_fen      bigint NOT NULL CHECK (deal_fen BETWEEN 0 AND 999999999),
    PRIMARY KEY (acceptance_id, line),
    FOREIGN KEY (version_id, line) REFERENCES quote_line
);
REVOKE DELETE, TRUNCATE ON quote_approval, quote_acceptance FROM ${app_role};
REVOKE UPDATE, DELETE, TRUNCATE ON quote_accepted_line FROM ${app_role};

-- Accepted is the newest version alone, approved where more is let go than its writer may, that adds up, and of which a doctor has
-- confirmed whatever is medical: also before whoever writes SQL.
CREATE FUNCTION quote_is_acceptable() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    v quote_version;
    lacks text;
BEGIN
    SELECT * INTO v FROM quote_version WHERE id = NEW.version_id;
    IF EXISTS (SELECT FROM quote_version WHERE visit_id = v.visit_id AND number > v.number) THEN
        RAISE EXCEPTION 'quote % is not the newest', v.id USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_newest';
    END IF;
    IF v.per_mille > v.limit_per_mille AND NOT EXISTS (
        SELECT FROM quote_approval a WHERE a.version_id = v.id AND a.state = 'APPROVED' AND a.limit_per_mille >= v.per_mille
          AND a.staff_id <> v.written_by AND a.ended IS NULL AND a.voided IS NULL)
    THEN
        RAISE EXCEPTION 'quote % is not approved', v.id USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_approved';
    END IF;
    IF NEW.deal_fen <> (SELECT coalesce(sum(deal_fen), 0) FROM quote_accepted_line WHERE acceptance_id = NEW.id)
        OR NEW.list_fen <> (SELECT coalesce(sum(l.list_fen), 0) FROM quote_accepted_line c
                            JOIN quote_line l ON l.version_id = c.version_id AND l.line = c.line WHERE c.acceptance_id = NEW.id)
        OR EXISTS (SELECT FROM quote_accepted_line c JOIN quote_line l ON l.version_id = c.version_id AND l.line = c.line
                   WHERE c.acceptance_id = NEW.id AND (c.version_id <> NEW.version_id OR c.deal_fen > l.executed_fen))
        -- of each group one, and whatever is no alternative
        OR EXISTS (SELECT FROM quote_line l
                   LEFT JOIN quote_accepted_line c ON c.acceptance_id = NEW.id AND c.line = l.line
                   WHERE l.version_id = NEW.version_id
                   GROUP BY coalesce(l.choice, -l.line) HAVING count(c.line) <> 1)
    THEN
        RAISE EXCEPTION 'quote % does not add up', v.id USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_adds_up';
    END IF;
    -- What is medical is an intention until a doctor has confirmed it, in this visit.
    SELECT string_agg(l.code, ', ') INTO lacks
    FROM quote_accepted_line c
    JOIN quote_line l ON l.version_id = c.version_id AND l.line = c.line
    WHERE c.acceptance_id = NEW.id AND l.medical
      AND NOT EXISTS (SELECT FROM doctor_confirmed_now d
                      WHERE d.visit_id = v.visit_id AND d.item_id = l.item_id AND d.verdict = 'CONFIRMED');
    IF lacks IS NOT NULL THEN
        RAISE EXCEPTION 'quote %: no doctor has confirmed %', v.id, lacks
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_confirmed';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER quote_is_acceptable AFTER INSERT ON quote_acceptance DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION quote_is_acceptable();
-- Nor does a line come to it afterwards.
CREATE FUNCTION quote_is_accepted_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM quote_acceptance a WHERE a.id = NEW.acceptance_id
                   AND a.xmin::text = (pg_current_xact_id()::text::bigint % 4294967296)::text) THEN
        RAISE EXCEPTION 'what was accepted stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_accepted_once';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER quote_accepted_once AFTER INSERT ON quote_accepted_line FOR EACH ROW EXECUTE FUNCTION quote_is_accepted_once();

-- That a version is on a screen before the guest: of whose sign-in, and until when.
CREATE TABLE quote_shown (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id   uuid NOT NULL,
    version_id uuid NOT NULL,
    shift_id   uuid NOT NULL,
    staff_id   uuid NOT NULL REFERENCES account,
    language   text NOT NULL CHECK (language IN ('zh', 'en')),
    until      timestamptz NOT NULL,
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    FOREIGN KEY (version_id, visit_id) REFERENCES quote_version (id, visit_id),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX quote_shown_open ON quote_shown (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX quote_shown_shift ON quote_shown (shift_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX quote_shown_of ON quote_shown (visit_id);
REVOKE DELETE, TRUNCATE ON quote_shown FROM ${app_role};

-- How the quote of a visit stands: its newest version.
CREATE VIEW quote_now WITH (security_invoker = true) AS
SELECT v.visit_id, v.id AS version_id, v.number, v.list_fen, v.deal_fen, v.per_mille, v.limit_per_mille, v.valid_until,
       v.written, v.written_by,
       CASE WHEN c.id IS NOT NULL THEN 'ACCEPTED'
            WHEN a.state IS NOT NULL THEN a.state
            WHEN v.per_mille > v.limit_per_mille THEN 'UNASKED'
            ELSE 'FREE' END AS state,
       coalesce(c.started, a.started, v.written) AS since, a.staff_id AS answered_by, a.reason,
       c.deal_fen AS accepted_fen
FROM quote_version v
LEFT JOIN quote_approval a ON a.version_id = v.id AND a.ended IS NULL AND a.voided IS NULL
LEFT JOIN quote_acceptance c ON c.version_id = v.id AND c.ended IS NULL AND c.voided IS NULL
WHERE NOT EXISTS (SELECT FROM quote_version o WHERE o.visit_id = v.visit_id AND o.number > v.number);

-- On the row of arrivals: that somebody waits for an approval. No sum stands on a board of others.
CREATE VIEW quote_mark WITH (security_invoker = true) AS
SELECT a.visit_id, '优惠待批准' AS zh, 'discount asked' AS en, a.started AS since, 45 AS rank
FROM quote_approval a WHERE a.state = 'ASKED' AND a.ended IS NULL AND a.voided IS NULL;

-- In the journey: which version.
CREATE VIEW quote_said WITH (security_invoker = true) AS
SELECT begun_by AS entry, '第 ' || number || ' 版' AS zh, 'version ' || number AS en FROM quote_version
UNION ALL
SELECT a.begun_by, '第 ' || v.number || ' 版', 'version ' || v.number
FROM quote_approval a JOIN quote_version v ON v.id = a.version_id
UNION ALL
SELECT c.begun_by, '第 ' || v.number || ' 版', 'version ' || v.number
FROM quote_acceptance c JOIN quote_version v ON v.id = c.version_id;

-- Who may approve a version that waits: whoever's roles let go so much, and did not write it. See notices.NoticeKind for the
-- columns.
CREATE VIEW notice_quote_asked WITH (security_invoker = true) AS
SELECT md5(a.version_id::text || p.account_id::text)::uuid AS about, a.visit_id, p.account_id AS person, NULL::text AS permission,
       NULL::uuid AS but,
       'A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0') AS label,
       (v.per_mille / 10) || '.' || (v.per_mille % 10) || ' %' AS zh, (v.per_mille / 10) || '.' || (v.per_mille % 10) || ' %' AS en,
       g.name AS by_name, 'approvals' AS path, a.started AS since
FROM visit o
JOIN quote_approval a ON a.visit_id = o.id
JOIN quote_version v ON v.id = a.version_id
JOIN LATERAL (SELECT arrival_day, ticket_number FROM visit_now WHERE visit_id = a.visit_id LIMIT 1) AS n ON true
JOIN LATERAL (SELECT r.account_id FROM account_role r
              JOIN account c ON c.id = r.account_id AND c.enabled
              JOIN role_permission p ON p.role_code = r.role_code
              LEFT JOIN discount_limit l ON l.role_code = r.role_code
              GROUP BY r.account_id
              HAVING bool_or(p.permission = 'quotes.approve') AND coalesce(max(l.per_mille), 0) >= v.per_mille) AS p
    ON p.account_id <> a.staff_id AND p.account_id <> v.written_by
LEFT JOIN staff_named g ON g.actor = a.staff_id::text
WHERE o.status = 'IN_PROGRESS' AND a.state = 'ASKED' AND a.ended IS NULL AND a.voided IS NULL;

-- What was answered, for whoever wrote it: until it is accepted, or another version is written.
CREATE VIEW notice_quote_answered WITH (security_invoker = true) AS
SELECT a.version_id AS about, a.visit_id, v.written_by AS person, NULL::text AS permission, a.staff_id AS but,
       'A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0') AS label,
       CASE a.state WHEN 'APPROVED' THEN '批准' ELSE '不批准' END AS zh,
       CASE a.state WHEN 'APPROVED' THEN 'approved' ELSE 'declined' END AS en, g.name AS by_name,
       'quote/' || n.arrival_day || '/A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0') AS path,
       a.started AS since
FROM visit o
JOIN quote_approval a ON a.visit_id = o.id
JOIN quote_version v ON v.id = a.version_id
JOIN LATERAL (SELECT arrival_day, ticket_number FROM visit_now WHERE visit_id = a.visit_id LIMIT 1) AS n ON true
LEFT JOIN staff_named g ON g.actor = a.staff_id::text
WHERE o.status = 'IN_PROGRESS' AND a.state <> 'ASKED' AND a.ended IS NULL AND a.voided IS NULL
  AND NOT EXISTS (SELECT FROM quote_acceptance c WHERE c.version_id = a.version_id);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON quote_now, quote_mark, quote_said, notice_quote_asked, notice_quote_answered
    FROM ${app_role};

INSERT INTO house_rule (code, value, unit, least, most) VALUES
    ('QUOTE_DAYS', 7, 'COUNT', 0, 60),
    ('QUOTE_SCREEN_MINUTES', 30, 'MINUTES', 2, 120);
INSERT INTO target (code, seconds) VALUES ('QUOTE_APPROVAL', 300);

INSERT INTO role_permission (role_code, permission) VALUES
    ('CONSULTANT', 'quotes.write'), ('DUTY_MANAGER', 'quotes.write'),
    ('CONSULTANT', 'quotes.read'), ('DUTY_MANAGER', 'quotes.read'), ('CASHIER', 'quotes.read'), ('DOCTOR', 'quotes.read'),
    ('DUTY_MANAGER', 'quotes.approve'), ('ADMIN', 'quotes.approve');
