-- As before; and nobody is in a room to which somebody is called, nor called to a room in which somebody is. What looks
-- only at its own track, as taking back a tap does, cannot bring the two together either.
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
        refused := NULL;
    END IF;
    IF refused IS NULL
       AND EXISTS (SELECT FROM visit_call_now l JOIN visit_place_now o ON o.claim = l.claim WHERE l.claim = NEW.claim) THEN
        refused := CASE TG_TABLE_NAME WHEN 'visit_call' THEN 'OCCUPIED' ELSE 'CALLED_TO' END;
    END IF;
    IF refused IS NOT NULL THEN
        RAISE EXCEPTION 'the room is %', refused USING ERRCODE = 'check_violation', CONSTRAINT = 'room_admits';
    END IF;
    RETURN NULL;
END $$;
