-- What an entry has done to rooms is found by the entry, when a tap is taken back.
CREATE INDEX room_state_begun_by ON room_state (begun_by);
CREATE INDEX room_state_ended_by ON room_state (ended_by);
CREATE INDEX room_reservation_begun_by ON room_reservation (begun_by);
CREATE INDEX room_reservation_ended_by ON room_reservation (ended_by);
CREATE INDEX room_doctor_begun_by ON room_doctor (begun_by);
CREATE INDEX room_doctor_ended_by ON room_doctor (ended_by);

-- As before; and a guest who was never led out, because that tap was taken back, is in the room as before, though it was
-- reserved for the next while the guest was inside.
CREATE OR REPLACE FUNCTION room_admits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    refused text;
BEGIN
    PERFORM FROM place WHERE id = NEW.claim FOR NO KEY UPDATE;
    EXECUTE format('SELECT room_refuses(claim, visit_id, started) FROM %I WHERE id = $1 AND ended IS NULL AND voided IS NULL',
                   TG_TABLE_NAME) INTO refused USING NEW.id;
    IF refused = 'RESERVED' AND TG_TABLE_NAME = 'visit_place'
       AND EXISTS (SELECT FROM visit_place was
                   JOIN room_reservation r ON r.place_id = was.claim AND r.ended IS NULL AND r.voided IS NULL
                        AND r.started < was.ended
                   WHERE was.visit_id = NEW.visit_id AND was.claim = NEW.claim AND was.started = NEW.started
                     AND was.voided_by = NEW.begun_by) THEN
        RETURN NULL;
    END IF;
    IF refused IS NOT NULL THEN
        RAISE EXCEPTION 'the room is %', refused USING ERRCODE = 'check_violation', CONSTRAINT = 'room_admits';
    END IF;
    RETURN NULL;
END $$;
