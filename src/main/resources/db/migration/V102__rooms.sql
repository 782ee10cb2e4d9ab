-- What a room is, apart from who is in it, which stays the visit's place. What is kept, cleaned or closed is a period.

-- Held for a guest who comes back, waiting to be cleaned or being cleaned, or closed. A room of which nothing of this is so
-- is free, or somebody is in it. It may be held while the guest is still inside; cleaned and closed it is empty.
CREATE TABLE room_state (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    place_id  uuid NOT NULL REFERENCES place,
    state     text NOT NULL CHECK (state IN ('HELD', 'HOUSEKEEPING', 'CLOSED')),
    -- of housekeeping
    stage     text CHECK (stage IN ('WAITING', 'BEGUN', 'SUSPENDED')),
    -- why it is held, suspended or closed, by its code
    reason    text,
    -- for whom it is held
    visit_id  uuid REFERENCES visit,
    -- until when it is closed, as far as that is known
    until     timestamptz,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK ((state = 'HELD') = (visit_id IS NOT NULL)),
    CHECK ((state = 'HOUSEKEEPING') = (stage IS NOT NULL)),
    CHECK (state <> 'CLOSED' OR reason IS NOT NULL),
    CHECK (stage <> 'SUSPENDED' OR reason IS NOT NULL),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX room_state_open ON room_state (place_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX room_state_of_visit ON room_state (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX room_state_ended ON room_state (place_id, ended DESC) WHERE voided IS NULL;

-- For whom it is kept next. While somebody else is in it, or it is not clean, the reservation has no end yet: its minutes
-- begin when the room is free.
CREATE TABLE room_reservation (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    place_id  uuid NOT NULL REFERENCES place,
    visit_id  uuid NOT NULL REFERENCES visit,
    until     timestamptz,
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
CREATE UNIQUE INDEX room_reservation_open ON room_reservation (place_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX room_reservation_claim ON room_reservation (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX room_reservation_ended ON room_reservation (place_id, ended DESC) WHERE voided IS NULL;

-- The doctor who is in it, beside the guest. Nobody is in two rooms.
CREATE TABLE room_doctor (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    place_id  uuid NOT NULL REFERENCES place,
    doctor_id uuid NOT NULL REFERENCES account,
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
CREATE UNIQUE INDEX room_doctor_open ON room_doctor (place_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX room_doctor_claim ON room_doctor (doctor_id) WHERE ended IS NULL AND voided IS NULL;

-- When somebody last stood before the room and said whether it is as the plan shows it.
CREATE TABLE room_check (
    entry    bigint PRIMARY KEY REFERENCES journal,
    place_id uuid NOT NULL REFERENCES place,
    as_shown boolean NOT NULL,
    checked  timestamptz NOT NULL
);
CREATE INDEX room_check_of ON room_check (place_id, checked DESC);

-- Who receives guests in which rooms on a day; who said nothing today has the rooms of the last day on which anything was
-- said.
CREATE TABLE own_room (
    day        date NOT NULL,
    account_id uuid NOT NULL REFERENCES account,
    place_id   uuid NOT NULL REFERENCES place,
    PRIMARY KEY (account_id, day, place_id)
);

-- What is inside, and not over: a guest's time in a room is read by the room.
CREATE INDEX visit_place_claimed ON visit_place (claim, ended DESC) WHERE voided IS NULL;

REVOKE DELETE, TRUNCATE ON room_state, room_reservation, room_doctor, room_check FROM ${app_role};

-- Why a visit cannot be in a room as the room is; null when it can.
CREATE FUNCTION room_refuses(room uuid, guest uuid, at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT s.state FROM room_state s
         WHERE s.place_id = room AND s.ended IS NULL AND s.voided IS NULL
           AND (s.state <> 'HELD' OR s.visit_id <> guest)),
        (SELECT 'RESERVED' FROM room_reservation r
         WHERE r.place_id = room AND r.ended IS NULL AND r.voided IS NULL AND r.visit_id <> guest
           AND (r.until IS NULL OR r.until > at)))
$$;

-- Whatever led there, no transaction ends with a visit in a room, or called to one, that is not free for it. At the end,
-- because a command may clean up after itself; under the room's lock, because two may come at once.
CREATE FUNCTION room_admits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    refused text;
BEGIN
    PERFORM FROM place WHERE id = NEW.claim FOR NO KEY UPDATE;
    EXECUTE format('SELECT room_refuses(claim, visit_id, started) FROM %I WHERE id = $1 AND ended IS NULL AND voided IS NULL',
                   TG_TABLE_NAME) INTO refused USING NEW.id;
    IF refused IS NOT NULL THEN
        RAISE EXCEPTION 'the room is %', refused USING ERRCODE = 'check_violation', CONSTRAINT = 'room_admits';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER room_admits AFTER INSERT OR UPDATE ON visit_place DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.claim IS NOT NULL AND NEW.ended IS NULL AND NEW.voided IS NULL)
    EXECUTE FUNCTION room_admits();
CREATE CONSTRAINT TRIGGER room_admits AFTER INSERT OR UPDATE ON visit_call DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.claim IS NOT NULL AND NEW.ended IS NULL AND NEW.voided IS NULL)
    EXECUTE FUNCTION room_admits();

-- And none ends with a room closed, cleaned or held for another while somebody is in it or called to it.
CREATE FUNCTION room_is_so() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM place WHERE id = NEW.place_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM room_state s
               JOIN (SELECT claim, visit_id FROM visit_place WHERE ended IS NULL AND voided IS NULL
                     UNION ALL
                     SELECT claim, visit_id FROM visit_call WHERE ended IS NULL AND voided IS NULL) AS c
                   ON c.claim = s.place_id
               WHERE s.id = NEW.id AND s.ended IS NULL AND s.voided IS NULL
                 AND (s.state <> 'HELD' OR s.visit_id <> c.visit_id)) THEN
        RAISE EXCEPTION 'somebody is in the room' USING ERRCODE = 'check_violation', CONSTRAINT = 'room_is_so';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER room_is_so AFTER INSERT OR UPDATE ON room_state DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.ended IS NULL AND NEW.voided IS NULL)
    EXECUTE FUNCTION room_is_so();

-- What the room is now, for whoever reads it: each once, whatever is so of it.
CREATE VIEW room_now WITH (security_invoker = true) AS
SELECT p.id AS place_id,
       CASE WHEN o.visit_id IS NOT NULL THEN CASE WHEN d.id IS NULL THEN 'OCCUPIED' ELSE 'DOCTOR_IN' END
            WHEN s.state IS NOT NULL THEN s.state
            WHEN r.id IS NOT NULL OR l.id IS NOT NULL THEN 'RESERVED'
            ELSE 'FREE' END AS state,
       o.visit_id, o.started AS occupied_since,
       s.state AS room_state, s.stage, s.reason, s.visit_id AS held_for, s.until AS closed_until, s.started AS state_since,
       s.begun_by AS state_entry,
       r.visit_id AS reserved_for, r.until AS reserved_until, r.started AS reserved_since, r.begun_by AS reserved_entry,
       l.visit_id AS called_for, l.started AS called_since,
       d.doctor_id, d.started AS doctor_since,
       (SELECT max(ended) FROM (
            (SELECT ended FROM visit_place WHERE claim = p.id AND voided IS NULL AND ended IS NOT NULL
             ORDER BY ended DESC LIMIT 1)
            UNION ALL
            (SELECT ended FROM room_state WHERE place_id = p.id AND voided IS NULL AND ended IS NOT NULL
             ORDER BY ended DESC LIMIT 1)) AS e) AS free_since
FROM place p
LEFT JOIN LATERAL (SELECT * FROM visit_place_now WHERE claim = p.id LIMIT 1) AS o ON true
LEFT JOIN LATERAL (SELECT * FROM room_state WHERE place_id = p.id AND ended IS NULL AND voided IS NULL LIMIT 1) AS s ON true
LEFT JOIN LATERAL (SELECT * FROM room_reservation WHERE place_id = p.id AND ended IS NULL AND voided IS NULL
                   LIMIT 1) AS r ON true
LEFT JOIN LATERAL (SELECT * FROM visit_call_now WHERE claim = p.id LIMIT 1) AS l ON true
LEFT JOIN LATERAL (SELECT * FROM room_doctor WHERE place_id = p.id AND ended IS NULL AND voided IS NULL LIMIT 1) AS d ON true
WHERE p.kind IN ('CONSULT_ROOM', 'TREATMENT_ROOM', 'OPERATING_ROOM', 'EXAMINATION', 'BED');

-- Which room an entry of a guest's story speaks of.
CREATE VIEW room_said WITH (security_invoker = true) AS
SELECT j.id AS entry, p.name_zh AS zh, p.name_en AS en
FROM journal_told j JOIN place p ON j.subject_kind = 'room' AND j.subject_id = p.id::text;

-- That a room is kept for a guest, on the row of arrivals.
CREATE VIEW room_mark WITH (security_invoker = true) AS
SELECT r.visit_id, '留 ' || p.short_zh AS zh, 'for ' || p.short_en AS en, r.started AS since, 40 AS rank
FROM room_reservation r JOIN place p ON p.id = r.place_id
WHERE r.ended IS NULL AND r.voided IS NULL
UNION ALL
SELECT s.visit_id, '保留 ' || p.short_zh, 'holds ' || p.short_en, s.started, 41
FROM room_state s JOIN place p ON p.id = s.place_id
WHERE s.state = 'HELD' AND s.ended IS NULL AND s.voided IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON room_now, room_said, room_mark FROM ${app_role};

-- How long a reservation stands once the room is free, in minutes.
INSERT INTO house_rule (code, value) VALUES ('RESERVATION_MINUTES', 10);
INSERT INTO target (code, seconds) VALUES
    ('ROOM_HOUSEKEEPING', 300),
    ('ROOM_HELD', 1800);

INSERT INTO role_permission (role_code, permission)
SELECT code, 'rooms.see' FROM role WHERE code NOT IN ('CALLBACK_AGENT', 'ADMIN');
INSERT INTO role_permission (role_code, permission)
SELECT code, 'rooms.arrange'
FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE'), ('CONSULTANT'), ('DOCTOR'), ('PHYSICIAN_ASSISTANT'),
             ('SKIN_NURSE'), ('AESTHETICIAN'), ('WARD_NURSE'), ('OR_NURSE'), ('DUTY_MANAGER')) AS r (code);
INSERT INTO role_permission (role_code, permission)
SELECT code, 'rooms.clean'
FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE'), ('SKIN_NURSE'), ('AESTHETICIAN'), ('WARD_NURSE'),
             ('OR_NURSE'), ('DUTY_MANAGER')) AS r (code);
INSERT INTO role_permission (role_code, permission) VALUES ('DOCTOR', 'rooms.attend'), ('ANAESTHETIST', 'rooms.attend');
INSERT INTO role_permission (role_code, permission)
SELECT code, 'rooms.close'
FROM (VALUES ('DESK_GUIDE'), ('WARD_NURSE'), ('OR_NURSE'), ('DUTY_MANAGER')) AS r (code);
