-- The folder (病历夹): record, notices and forms of one visit on paper. It passes from hand to hand like custody, in a chain of
-- its own, so that somebody can always say where it is.

CREATE TABLE folder (
    id       uuid PRIMARY KEY,
    visit_id uuid NOT NULL REFERENCES visit
);
CREATE INDEX folder_of_visit ON folder (visit_id);

-- From when to when it is out: until it is filed. A visit has one at a time.
CREATE TABLE folder_out (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    folder_id uuid NOT NULL REFERENCES folder,
    claim     uuid NOT NULL REFERENCES visit,
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
CREATE UNIQUE INDEX folder_out_open ON folder_out (folder_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX folder_out_claim ON folder_out (claim) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX folder_out_of ON folder_out (folder_id);

CREATE TABLE folder_custody (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    folder_id uuid NOT NULL REFERENCES folder,
    holder    text NOT NULL CHECK (holder IN ('STAFF', 'DESK', 'PLACE', 'NONE')),
    staff_id  uuid REFERENCES account,
    place_id  uuid REFERENCES place,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK ((holder = 'STAFF') = (staff_id IS NOT NULL)),
    CHECK ((holder = 'PLACE') = (place_id IS NOT NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX folder_custody_open ON folder_custody (folder_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX folder_custody_of ON folder_custody (folder_id);
CREATE INDEX folder_custody_with ON folder_custody (staff_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX folder_custody_entry ON folder_custody (begun_by);

CREATE TABLE folder_handoff (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    folder_id uuid NOT NULL REFERENCES folder,
    taker     text NOT NULL CHECK (taker IN ('STAFF', 'DESK')),
    taker_id  uuid REFERENCES account,
    giver_id  uuid NOT NULL REFERENCES account,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK ((taker = 'STAFF') = (taker_id IS NOT NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX folder_handoff_open ON folder_handoff (folder_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX folder_handoff_of ON folder_handoff (folder_id);
CREATE INDEX folder_handoff_to ON folder_handoff (taker_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX folder_handoff_entry ON folder_handoff (begun_by);

REVOKE DELETE, TRUNCATE ON folder, folder_out, folder_custody, folder_handoff FROM ${app_role};

-- A folder that is out has one holder at any moment, without a gap; one that was filed has none.
CREATE FUNCTION folder_is_held() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    holders int;
    gaps int;
    outs int;
BEGIN
    SELECT count(*) INTO outs FROM folder_out WHERE folder_id = NEW.folder_id AND ended IS NULL AND voided IS NULL;
    SELECT count(*) FILTER (WHERE ended IS NULL), count(*) FILTER (WHERE after IS NOT NULL AND started IS DISTINCT FROM after)
    INTO holders, gaps
    FROM (SELECT ended, started, lag(ended) OVER (ORDER BY started, coalesce(ended, 'infinity'), id) AS after
          FROM folder_custody WHERE folder_id = NEW.folder_id AND voided IS NULL) AS chain;
    IF holders <> outs OR gaps > 0 THEN
        RAISE EXCEPTION 'folder % is out % times, has % holders and % gaps', NEW.folder_id, outs, holders, gaps
            USING ERRCODE = 'check_violation', CONSTRAINT = 'folder_is_held';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER folder_is_held AFTER INSERT OR UPDATE ON folder_custody DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION folder_is_held();
CREATE CONSTRAINT TRIGGER folder_is_held AFTER INSERT OR UPDATE ON folder_out DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION folder_is_held();

-- So long after the guest has left it is expected to be filed.
INSERT INTO target (code, seconds) VALUES ('FOLDER_FILED', 7200);

-- Where every folder is that is out.
CREATE VIEW folder_now WITH (security_invoker = true) AS
SELECT f.id AS folder_id, f.visit_id, v.arrival_day, v.ticket_number, v.status = 'IN_PROGRESS' AS here,
       o.started AS opened, c.holder, c.staff_id, n.name AS staff_name, c.place_id, p.name_zh AS place_zh,
       p.name_en AS place_en, c.started AS since,
       h.id AS offer, h.taker, h.taker_id, t.name AS taker_name, h.giver_id, g.name AS giver_name, h.started AS offered
FROM folder_out o
JOIN folder f ON f.id = o.folder_id
JOIN visit v ON v.id = f.visit_id
JOIN folder_custody c ON c.folder_id = f.id AND c.ended IS NULL AND c.voided IS NULL
LEFT JOIN staff_named n ON n.actor = c.staff_id::text
LEFT JOIN place p ON p.id = c.place_id
LEFT JOIN folder_handoff h ON h.folder_id = f.id AND h.ended IS NULL AND h.voided IS NULL
LEFT JOIN staff_named t ON t.actor = h.taker_id::text
LEFT JOIN staff_named g ON g.actor = h.giver_id::text
WHERE o.ended IS NULL AND o.voided IS NULL;

-- In the journey: to whom it was offered, where it was put down.
CREATE VIEW folder_said WITH (security_invoker = true) AS
SELECT h.begun_by AS entry, coalesce(t.name, '前台') AS zh, coalesce(t.name, 'the desk') AS en
FROM folder_handoff h LEFT JOIN staff_named t ON t.actor = h.taker_id::text
UNION ALL
SELECT c.begun_by, p.name_zh, p.name_en FROM folder_custody c JOIN place p ON p.id = c.place_id;

-- On the row of arrivals: only that nobody knows where it is.
CREATE VIEW folder_mark WITH (security_invoker = true) AS
SELECT visit_id, '病历不知在哪' AS zh, 'folder missing' AS en, since, 20 AS rank FROM folder_now WHERE holder = 'NONE';

-- Offered to somebody, or to the desk.
CREATE VIEW notice_folder_offer WITH (security_invoker = true) AS
SELECT folder_id AS about, taker_id AS person, CASE WHEN taker = 'DESK' THEN 'visits.desk' END AS permission,
       giver_id AS but, 'A' || lpad(ticket_number::text, greatest(3, length(ticket_number::text)), '0') AS label,
       NULL::text AS zh, NULL::text AS en, giver_name AS by_name, 'folders' AS path, offered AS since
FROM folder_now WHERE offer IS NOT NULL;

-- Nobody knows where it is.
CREATE VIEW notice_folder_missing WITH (security_invoker = true) AS
SELECT folder_id AS about, NULL::uuid AS person, 'folders.file' AS permission, NULL::uuid AS but,
       'A' || lpad(ticket_number::text, greatest(3, length(ticket_number::text)), '0') AS label,
       NULL::text AS zh, NULL::text AS en, NULL::text AS by_name, 'folders' AS path, since
FROM folder_now WHERE holder = 'NONE';

-- In hand, and offered to one.
CREATE VIEW in_hand_folder WITH (security_invoker = true) AS
SELECT folder_id AS about, staff_id AS person,
       'A' || lpad(ticket_number::text, greatest(3, length(ticket_number::text)), '0') AS label,
       NULL::text AS zh, NULL::text AS en, taker_name AS other, coalesce(taker = 'DESK', false) AS to_desk, since
FROM folder_now WHERE holder = 'STAFF';
CREATE VIEW in_hand_folder_offer WITH (security_invoker = true) AS
SELECT folder_id AS about, taker_id AS person,
       'A' || lpad(ticket_number::text, greatest(3, length(ticket_number::text)), '0') AS label,
       NULL::text AS zh, NULL::text AS en, giver_name AS other, false AS to_desk, offered AS since
FROM folder_now WHERE taker_id IS NOT NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON folder_now, folder_said, folder_mark, notice_folder_offer, notice_folder_missing,
    in_hand_folder, in_hand_folder_offer FROM ${app_role};

-- Whoever has to do with guests handles folders; the desk opens and files them too.
INSERT INTO role_permission (role_code, permission)
SELECT code, 'folders.handle' FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('CONSULTANT'), ('DOCTOR'), ('PHYSICIAN_ASSISTANT'),
    ('SKIN_NURSE'), ('AESTHETICIAN'), ('WARD_NURSE'), ('OR_NURSE'), ('ANAESTHETIST'), ('PHOTO'), ('CASHIER'),
    ('DUTY_MANAGER')) AS r (code);
INSERT INTO role_permission (role_code, permission)
SELECT code, 'folders.open' FROM (VALUES ('DESK_GUIDE'), ('CONSULTANT'), ('PHYSICIAN_ASSISTANT'), ('DUTY_MANAGER')) AS r (code);
INSERT INTO role_permission (role_code, permission)
SELECT code, 'folders.file' FROM (VALUES ('DESK_GUIDE'), ('WARD_NURSE'), ('DUTY_MANAGER')) AS r (code);
