-- A discreet guest: never on the wall, and never called on it.
ALTER TABLE visit ADD COLUMN discreet boolean NOT NULL DEFAULT false;

-- A ticket called to a place, from the call until the customer is there. The periods of one call follow each other:
-- called, called again, not there, back in the queue. claim is the place while it is kept for whoever is called.
CREATE TABLE visit_call (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES visit,
    status    text NOT NULL CHECK (status IN ('CALLED', 'ABSENT', 'REQUEUED')),
    place_id  uuid REFERENCES place,
    claim     uuid REFERENCES place CHECK (claim = place_id),
    -- how often this call was made
    times     int,
    -- where the ticket stands among those that wait, when that is no longer by the time since when it waits
    queued_at timestamptz,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (status = 'REQUEUED' OR (place_id IS NOT NULL AND times > 0)),
    CHECK (claim IS NULL OR status = 'CALLED'),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX visit_call_open ON visit_call (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX visit_call_claim ON visit_call (claim) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX visit_call_ended ON visit_call (ended) WHERE voided IS NULL;
REVOKE DELETE, TRUNCATE ON visit_call FROM ${app_role};

-- Numbers by which the house works, as targets are its times.
CREATE TABLE house_rule (
    code  text PRIMARY KEY,
    value int NOT NULL CHECK (value >= 0)
);
-- Behind how many others a ticket waits that was called and not there; 0 keeps its place.
INSERT INTO house_rule (code, value) VALUES ('MISSED_CALL_BEHIND', 2);

INSERT INTO role_permission (role_code, permission)
SELECT code, 'visits.call'
FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE'), ('CONSULTANT'), ('DUTY_MANAGER')) AS r (code);

-- What a place is called in public: a number and a floor, never a department. Nobody is called to a place without.
ALTER TABLE place ADD COLUMN wall_zh text, ADD COLUMN wall_en text,
    ADD CHECK ((wall_zh IS NULL) = (wall_en IS NULL));
