-- One customer in the building (FHIR Encounter): an arrival day, that day's ticket, and no end at midnight.
CREATE TABLE visit (
    id            uuid PRIMARY KEY,
    version       bigint NOT NULL,
    arrival_day   date NOT NULL,
    ticket_number int NOT NULL CHECK (ticket_number > 0),
    status        text NOT NULL CHECK (status IN ('IN_PROGRESS', 'COMPLETED', 'ENTERED_IN_ERROR')),
    source        text NOT NULL CHECK (source IN ('WALK_IN', 'REFERRAL')),
    first_visit   boolean NOT NULL,
    name          text,
    phone         text,
    companions    int NOT NULL DEFAULT 0 CHECK (companions BETWEEN 0 AND 20),
    arrived_at    timestamptz NOT NULL,
    departed_at   timestamptz,
    UNIQUE (arrival_day, ticket_number)
);
CREATE INDEX visit_open ON visit (id) WHERE status = 'IN_PROGRESS';

-- One row a day, locked by whoever takes a number until the number is used or given back: no gap, no double.
CREATE TABLE ticket_counter (
    day  date PRIMARY KEY,
    last int NOT NULL
);

-- What the customer is doing or waiting for.
CREATE TABLE visit_stage (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES visit,
    stage     text NOT NULL,
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
CREATE UNIQUE INDEX visit_stage_open ON visit_stage (visit_id) WHERE ended IS NULL AND voided IS NULL;

-- Where the customer is. claim is the place when only one visit may be there at a time, null otherwise.
CREATE TABLE visit_place (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES visit,
    place_id  uuid REFERENCES place,
    claim     uuid REFERENCES place CHECK (claim = place_id),
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
CREATE UNIQUE INDEX visit_place_open ON visit_place (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX visit_place_claim ON visit_place (claim) WHERE ended IS NULL AND voided IS NULL;

-- Who is responsible for the customer: a person, the desk, or explicitly nobody.
CREATE TABLE visit_custody (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES visit,
    holder    text NOT NULL CHECK (holder IN ('STAFF', 'DESK', 'NONE')),
    staff_id  uuid REFERENCES account,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK ((holder = 'STAFF') = (staff_id IS NOT NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX visit_custody_open ON visit_custody (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX visit_custody_of ON visit_custody (staff_id) WHERE ended IS NULL AND voided IS NULL;

-- An offered hand-off, from the offer until it is accepted, declined or withdrawn; which of these, the journal says.
CREATE TABLE visit_handoff (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES visit,
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
CREATE UNIQUE INDEX visit_handoff_open ON visit_handoff (visit_id) WHERE ended IS NULL AND voided IS NULL;

-- History is kept: nobody deletes a visit or a period.
REVOKE DELETE, TRUNCATE ON visit, visit_stage, visit_place, visit_custody, visit_handoff FROM ${app_role};
