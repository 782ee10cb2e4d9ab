-- A booking names a channel of the house. What was said of older ones, and had no word then, is known now where a name fits.
ALTER TABLE booking DROP CONSTRAINT booking_channel_check,
    ADD CONSTRAINT booking_channel_fkey FOREIGN KEY (channel) REFERENCES channel;
UPDATE booking b SET channel = n.channel, channel_said = NULL
FROM channel_name n
WHERE b.channel_said IS NOT NULL
  AND n.folded = regexp_replace(lower(normalize(b.channel_said, NFKC)), '\s+', '', 'g');

-- How a guest came to the door, and through which channel the house won her for this visit, are two things.
ALTER TABLE visit DROP CONSTRAINT visit_source_check,
    ADD COLUMN channel text REFERENCES channel,
    ADD COLUMN channel_said text CHECK (channel_said <> '' AND char_length(channel_said) <= 40);
UPDATE visit v SET
    channel = CASE v.source WHEN 'BOOKED' THEN b.channel WHEN 'REFERRAL' THEN 'REFERRAL' ELSE v.source END,
    channel_said = CASE v.source WHEN 'BOOKED' THEN b.channel_said END,
    source = CASE v.source WHEN 'REFERRAL' THEN 'WALK_IN' ELSE 'BOOKED' END
FROM visit o LEFT JOIN booking b ON b.id = o.booking_id
WHERE o.id = v.id AND v.source IN ('WEB', 'TELEPHONE', 'BOOKED', 'REFERRAL');
ALTER TABLE visit
    ADD CONSTRAINT visit_source_check CHECK (source IN ('WALK_IN', 'BOOKED', 'BUSINESS')),
    ADD CONSTRAINT visit_channel CHECK (source <> 'BUSINESS' OR channel IS NULL),
    ADD CONSTRAINT visit_channel_said CHECK (channel_said IS NULL OR channel = 'OTHER');

-- As before, and with the channel.
CREATE OR REPLACE VIEW visit_now WITH (security_invoker = true) AS
SELECT v.id AS visit_id, v.arrival_day, v.ticket_number, v.source, v.type = 'FIRST' AS first_visit, v.companions,
       v.customer_id, v.booking_id, v.arrived_at,
       r.id AS reason_id, r.code AS reason, r.started AS reason_since,
       ARRAY(SELECT m.code FROM visit_reason_now m WHERE m.visit_id = v.id AND m.id <> r.id ORDER BY m.rank, m.id) AS also,
       o.place_id, o.started AS place_since,
       c.holder, c.staff_id, c.started AS custody_since,
       h.id AS offer_id, h.taker, h.taker_id, h.giver_id, h.started AS offered,
       l.id AS call_id, l.status AS call, l.place_id AS call_place_id, l.times, l.queued_at, l.started AS called,
       v.type, v.channel, v.channel_said
FROM visit v
JOIN LATERAL (SELECT * FROM visit_reason_now WHERE visit_id = v.id ORDER BY rank, id LIMIT 1) AS r ON true
JOIN LATERAL (SELECT * FROM visit_place_now WHERE visit_id = v.id LIMIT 1) AS o ON true
JOIN LATERAL (SELECT * FROM visit_custody_now WHERE visit_id = v.id LIMIT 1) AS c ON true
LEFT JOIN LATERAL (SELECT * FROM visit_handoff_now WHERE visit_id = v.id LIMIT 1) AS h ON true
LEFT JOIN LATERAL (SELECT * FROM visit_call_now WHERE visit_id = v.id LIMIT 1) AS l ON true
WHERE v.status = 'IN_PROGRESS';
