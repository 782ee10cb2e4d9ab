-- Whether a guest may eat and drink (禁食禁饮): yes, no, not known; from when to when. Nobody has said anything yet of whoever
-- has no open period here: it is not known, and what is not known counts as fasting.
CREATE TABLE visit_fasting (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES visit,
    state     text NOT NULL CHECK (state IN ('YES', 'NO', 'UNKNOWN')),
    reason    text NOT NULL,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL)),
    CHECK (CASE reason WHEN 'SURGERY_TODAY' THEN state = 'YES' WHEN 'ORDERED' THEN state = 'YES'
                       WHEN 'NOT_KNOWN' THEN state = 'UNKNOWN'
                       ELSE state = 'NO' AND reason IN ('NO_SURGERY', 'CALLED_OFF', 'EXAMINED', 'AFTER_SURGERY', 'ALLOWED',
                                                        'SAID_WRONGLY') END)
);
CREATE UNIQUE INDEX visit_fasting_open ON visit_fasting (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX visit_fasting_of_visit ON visit_fasting (visit_id);
CREATE INDEX visit_fasting_entry ON visit_fasting (begun_by);
REVOKE DELETE, TRUNCATE ON visit_fasting FROM ${app_role};

-- Surgery that is planned is not planned away by whoever asks next: a guest who fasts goes on fasting until one of those
-- lifts it who may, for a reason of theirs. By whatever way a period comes here.
CREATE FUNCTION fasting_is_lifted_for_a_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.reason IN ('NO_SURGERY', 'NOT_KNOWN') AND EXISTS (
        SELECT FROM visit_fasting f
        WHERE f.visit_id = NEW.visit_id AND f.state = 'YES' AND f.voided IS NULL AND f.id <> NEW.id
          AND (f.ended IS NULL OR f.ended_by = NEW.begun_by)) THEN
        RAISE EXCEPTION 'visit % fasts until it is lifted', NEW.visit_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fasting_is_lifted_for_a_reason';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fasting_is_lifted_for_a_reason AFTER INSERT ON visit_fasting
    FOR EACH ROW EXECUTE FUNCTION fasting_is_lifted_for_a_reason();

-- Of each guest who is here, whether he or she fasts, why, since when, and the entry that says so. Nobody fasts on business.
CREATE VIEW fasting_now WITH (security_invoker = true) AS
SELECT v.id AS visit_id, coalesce(f.state, 'UNKNOWN') AS state, coalesce(f.reason, 'NOT_ASKED') AS reason,
       coalesce(f.started, v.arrived_at) AS since, f.begun_by AS entry
FROM visit v
LEFT JOIN visit_fasting f ON f.visit_id = v.id AND f.ended IS NULL AND f.voided IS NULL
WHERE v.status = 'IN_PROGRESS' AND v.source <> 'BUSINESS';

-- On the row: that the guest fasts; and that nobody has asked, once the guest is about to be shown to a room, where drinks
-- are offered.
CREATE VIEW fasting_mark WITH (security_invoker = true) AS
SELECT visit_id, '禁食禁饮' AS zh, 'Fasting' AS en, started AS since, 10 AS rank
FROM visit_fasting WHERE state = 'YES' AND ended IS NULL AND voided IS NULL
UNION ALL
SELECT r.visit_id, '禁食未问', 'Fasting?', r.started, 10
FROM visit_reason_now r
LEFT JOIN visit_fasting f ON f.visit_id = r.visit_id AND f.ended IS NULL AND f.voided IS NULL
WHERE r.code IN ('AWAITING_CONSULTATION', 'IN_CONSULTATION') AND (f.state IS NULL OR f.state = 'UNKNOWN');

-- What an entry said of it, for the journey, whatever act it was.
CREATE VIEW fasting_said WITH (security_invoker = true) AS
SELECT f.begun_by AS entry,
       CASE f.state WHEN 'YES' THEN '禁食禁饮' WHEN 'NO' THEN '可以饮食' ELSE '禁食与否未明' END AS zh,
       CASE f.state WHEN 'YES' THEN 'fasting' WHEN 'NO' THEN 'not fasting' ELSE 'fasting not known' END AS en
FROM visit_fasting f;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON fasting_now, fasting_mark, fasting_said FROM ${app_role};

-- Whoever is with the guest asks and writes down the answer. Only three may lift it.
INSERT INTO role_permission (role_code, permission)
SELECT code, 'fasting.say' FROM role
WHERE code IN ('STANDING_GUIDE', 'DESK_GUIDE', 'TEA_GUIDE', 'CONSULTANT', 'DOCTOR', 'SKIN_NURSE', 'AESTHETICIAN', 'WARD_NURSE',
               'PHYSICIAN_ASSISTANT', 'OR_NURSE', 'ANAESTHETIST', 'DUTY_MANAGER');
INSERT INTO role_permission (role_code, permission) VALUES
    ('DOCTOR', 'fasting.lift'), ('PHYSICIAN_ASSISTANT', 'fasting.lift'), ('ANAESTHETIST', 'fasting.lift');
