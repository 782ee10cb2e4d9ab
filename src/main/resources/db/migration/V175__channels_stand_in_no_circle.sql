-- A channel is put below another, and below nothing that is below itself: by whatever way it is written.
CREATE FUNCTION channel_stands_in_no_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        WITH RECURSIVE above AS (
            SELECT NEW.parent AS code
            UNION
            SELECT c.parent FROM channel c JOIN above a ON c.code = a.code)
        SELECT FROM above WHERE code = NEW.code) THEN
        RAISE EXCEPTION 'channel % would stand below itself', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'channel_stands_in_no_circle';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER channel_stands_in_no_circle AFTER INSERT OR UPDATE OF parent ON channel
    FOR EACH ROW EXECUTE FUNCTION channel_stands_in_no_circle();
