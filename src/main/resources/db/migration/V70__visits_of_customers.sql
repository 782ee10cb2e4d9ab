-- Who it is that visits, once that is known; the booking that brought the customer here, the friend who sent the
-- customer.
ALTER TABLE visit
    ADD COLUMN customer_id uuid,
    ADD COLUMN booking_id uuid REFERENCES booking,
    ADD COLUMN referrer_id uuid REFERENCES customer;

-- What was known of a visit's customer becomes the customer. Pinyin is filled in when the record is next written.
UPDATE visit SET customer_id = gen_random_uuid() WHERE name IS NOT NULL OR phone IS NOT NULL;
INSERT INTO customer (id, version, name, search, phone, discreet, root_id, registered_at)
SELECT customer_id, 0, name, coalesce(' ' || lower(name), ''), phone, discreet, customer_id, arrived_at
FROM visit WHERE customer_id IS NOT NULL;
ALTER TABLE visit DROP COLUMN name, DROP COLUMN phone,
    ADD CONSTRAINT visit_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer;

ALTER TABLE visit DROP CONSTRAINT visit_source_check,
    ADD CHECK (source IN ('WALK_IN', 'WEB', 'TELEPHONE', 'REFERRAL', 'BUSINESS'));

-- A customer is in the house once; a booking brings one visit.
CREATE UNIQUE INDEX visit_open_customer ON visit (customer_id) WHERE status = 'IN_PROGRESS';
CREATE UNIQUE INDEX visit_booking ON visit (booking_id) WHERE status <> 'ENTERED_IN_ERROR';
CREATE INDEX visit_customer ON visit (customer_id);

-- Somebody said that this visit goes on over the night of this day.
CREATE TABLE visit_overnight (
    visit_id uuid NOT NULL REFERENCES visit,
    day      date NOT NULL,
    said_by  bigint NOT NULL REFERENCES journal,
    PRIMARY KEY (visit_id, day)
);
REVOKE DELETE, TRUNCATE ON visit_overnight FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES
    ('DESK_GUIDE', 'visits.rectify'),
    ('DUTY_MANAGER', 'visits.rectify'),
    ('DESK_GUIDE', 'visits.closeDay'),
    ('DUTY_MANAGER', 'visits.closeDay');
