-- Somebody who is expected (FHIR Appointment). The number is the booking system's, or ours for one taken by hand.
CREATE TABLE booking (
    id            uuid PRIMARY KEY,
    version       bigint NOT NULL,
    number        text NOT NULL UNIQUE CHECK (number ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
    status        text NOT NULL CHECK (status IN ('BOOKED', 'ARRIVED', 'FULFILLED', 'CANCELLED', 'NOSHOW')),
    channel       text NOT NULL CHECK (channel IN ('WEB', 'TELEPHONE')),
    day           date NOT NULL,
    -- in the house's zone
    at            time NOT NULL,
    name          text NOT NULL CHECK (name <> '' AND char_length(name) <= 60),
    -- as of a customer
    pinyin        text NOT NULL,
    search        text NOT NULL,
    phone         text,
    -- the customer, once it is known who that is
    customer_id   uuid REFERENCES customer,
    consultant_id uuid REFERENCES account,
    -- the name of the friend, as given
    referrer      text CHECK (referrer <> '' AND char_length(referrer) <= 60),
    interest      text CHECK (interest <> '' AND char_length(interest) <= 200),
    note          text CHECK (note <> '' AND char_length(note) <= 1000),
    first_visit   boolean,
    -- what the booking system last said of it, by file or over HTTP; null for one taken by hand. Said again, it changes
    -- nothing, whatever the house has changed since.
    sent          jsonb,
    booked_at     timestamptz NOT NULL
);
CREATE INDEX booking_day ON booking (day, at, number);
CREATE INDEX booking_open ON booking (day) WHERE status = 'BOOKED';
CREATE INDEX booking_customer ON booking (customer_id) WHERE customer_id IS NOT NULL;

-- Numbers for bookings taken by hand.
CREATE SEQUENCE booking_number;
REVOKE DELETE, TRUNCATE ON booking FROM ${app_role};

-- Another program that may call us: one token, one scope. The token is kept as a SHA-256 alone.
CREATE TABLE service_token (
    id         uuid PRIMARY KEY,
    name       text NOT NULL CHECK (name <> '' AND char_length(name) <= 40),
    scope      text NOT NULL CHECK (scope IN ('bookings.feed')),
    token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    issued_at  timestamptz NOT NULL,
    used_at    timestamptz,
    revoked_at timestamptz
);
REVOKE DELETE, TRUNCATE ON service_token FROM ${app_role};

-- How long after its time a booking is late.
INSERT INTO target (code, seconds) VALUES ('BOOKING', 900);

INSERT INTO role_permission (role_code, permission)
SELECT code, permission
FROM (VALUES ('DESK_GUIDE'), ('DUTY_MANAGER'), ('CALLBACK_AGENT')) AS r (code),
     (VALUES ('bookings.see'), ('bookings.manage')) AS p (permission);
INSERT INTO role_permission (role_code, permission) VALUES
    ('STANDING_GUIDE', 'bookings.see'),
    ('TEA_GUIDE', 'bookings.see'),
    ('CONSULTANT', 'bookings.see'),
    ('DESK_GUIDE', 'bookings.import'),
    ('DUTY_MANAGER', 'bookings.import'),
    ('ADMIN', 'services.manage');
