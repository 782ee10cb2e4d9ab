-- What of a room somebody has to be told: from when to when, each kind once. What it tells of stays so without it.
CREATE TABLE room_alarm (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    place_id  uuid NOT NULL REFERENCES place,
    kind      text NOT NULL CHECK (kind IN ('NOT_CLEANED', 'RAN_OUT', 'DIFFERS')),
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
CREATE UNIQUE INDEX room_alarm_open ON room_alarm (place_id, kind) WHERE ended IS NULL AND voided IS NULL;
REVOKE DELETE, TRUNCATE ON room_alarm FROM ${app_role};

-- A room waits for longer than the house allows: whoever cleans is told.
CREATE VIEW notice_room_not_cleaned WITH (security_invoker = true) AS
SELECT p.id AS about, NULL::uuid AS person, 'rooms.clean' AS permission, NULL::uuid AS but, p.short_zh AS label,
       p.name_zh AS zh, p.name_en AS en, NULL::text AS by_name, 'rooms' AS path, a.started AS since
FROM room_alarm a JOIN place p ON p.id = a.place_id
WHERE a.kind = 'NOT_CLEANED' AND a.ended IS NULL AND a.voided IS NULL;

-- It was kept for somebody who still waits: the desk is told.
CREATE VIEW notice_room_ran_out WITH (security_invoker = true) AS
SELECT p.id AS about, NULL::uuid AS person, 'visits.desk' AS permission, NULL::uuid AS but, p.short_zh AS label,
       p.name_zh AS zh, p.name_en AS en, NULL::text AS by_name, 'rooms' AS path, a.started AS since
FROM room_alarm a JOIN place p ON p.id = a.place_id
WHERE a.kind = 'RAN_OUT' AND a.ended IS NULL AND a.voided IS NULL;

-- It was seen otherwise than it is shown: the manager is told, by whom.
CREATE VIEW notice_room_differs WITH (security_invoker = true) AS
SELECT p.id AS about, NULL::uuid AS person, 'visits.oversee' AS permission, NULL::uuid AS but, p.short_zh AS label,
       p.name_zh AS zh, p.name_en AS en, n.name AS by_name, 'rooms' AS path, a.started AS since
FROM room_alarm a JOIN place p ON p.id = a.place_id
LEFT JOIN LATERAL (SELECT entry FROM room_check WHERE place_id = p.id ORDER BY checked DESC LIMIT 1) AS c ON true
LEFT JOIN journal_told j ON j.id = c.entry
LEFT JOIN staff_named n ON n.actor = j.actor
WHERE a.kind = 'DIFFERS' AND a.ended IS NULL AND a.voided IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON notice_room_not_cleaned, notice_room_ran_out, notice_room_differs
    FROM ${app_role};
