-- In which rooms somebody receives guests: so until it is changed, so that nobody has to say it anew each morning. Nothing
-- was ever written into the table of days that stood here.
DROP TABLE own_room;
CREATE TABLE own_room (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    place_id   uuid NOT NULL REFERENCES place,
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
CREATE UNIQUE INDEX own_room_open ON own_room (account_id, place_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX own_room_of_place ON own_room (place_id) WHERE ended IS NULL AND voided IS NULL;
REVOKE DELETE, TRUNCATE ON own_room FROM ${app_role};

-- Whose rooms they are now: of those who work here.
CREATE VIEW own_room_now WITH (security_invoker = true) AS
SELECT o.id, o.account_id, o.place_id, o.started
FROM own_room o
JOIN account a ON a.id = o.account_id AND a.enabled
WHERE o.ended IS NULL AND o.voided IS NULL;

-- Whom a booking names: the guest's consultant before anybody has received the guest.
CREATE VIEW booking_consultant WITH (security_invoker = true) AS
SELECT id AS booking_id, consultant_id FROM booking WHERE consultant_id IS NOT NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON own_room_now, booking_consultant FROM ${app_role};

-- Who has own rooms and says which; who says it for others.
INSERT INTO role_permission (role_code, permission) VALUES
    ('CONSULTANT', 'rooms.own'),
    ('DESK_GUIDE', 'rooms.assign'),
    ('DUTY_MANAGER', 'rooms.assign');
