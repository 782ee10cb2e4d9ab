-- Through which channel the house first won a customer (首次来源): said once, by the first booking or visit that names one, and
-- kept whatever comes later. Each record keeps its own, so that two that are found to be one person's show the earlier, and
-- apart again each its own. The booking or visit that said it is named by its id alone.
CREATE TABLE customer_first_source (
    customer_id  uuid PRIMARY KEY REFERENCES customer,
    channel      text NOT NULL REFERENCES channel,
    channel_said text CHECK (channel_said <> '' AND char_length(channel_said) <= 40),
    at           timestamptz NOT NULL,
    booking_id   uuid,
    visit_id     uuid,
    -- whether somebody who may has said otherwise since: it holds, whatever becomes of the booking or visit
    by_hand      boolean NOT NULL DEFAULT false,
    version      bigint NOT NULL DEFAULT 0,
    CHECK (booking_id IS NULL OR visit_id IS NULL),
    CHECK (channel_said IS NULL OR channel = 'OTHER')
);
INSERT INTO customer_first_source (customer_id, channel, channel_said, at, booking_id, visit_id)
SELECT DISTINCT ON (customer_id) customer_id, channel, channel_said, at, booking_id, visit_id
FROM (
    SELECT customer_id, channel, channel_said, booked_at AS at, id AS booking_id, CAST(NULL AS uuid) AS visit_id
    FROM booking WHERE customer_id IS NOT NULL
    UNION ALL
    SELECT customer_id, channel, channel_said, arrived_at, NULL, id
    FROM visit WHERE customer_id IS NOT NULL AND channel IS NOT NULL AND status <> 'ENTERED_IN_ERROR') AS said
ORDER BY customer_id, at, booking_id;

-- A person's: the earliest of the person's records'.
CREATE VIEW customer_source WITH (security_invoker = true) AS
SELECT DISTINCT ON (r.person_id) r.person_id, s.customer_id AS record_id, s.channel, s.channel_said, s.at, s.booking_id,
       s.visit_id, s.by_hand, s.version
FROM customer_record r
JOIN customer_first_source s ON s.customer_id = r.record_id
ORDER BY r.person_id, s.at, s.customer_id;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON customer_source FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES
    ('DUTY_MANAGER', 'customers.firstSource'),
    ('ADMIN', 'customers.firstSource');
