-- Where everybody stands, kept beside the rows it is the sum of, so that a look does not add up years of them.
CREATE TABLE triage_seat (
    account_id uuid PRIMARY KEY REFERENCES account,
    level      int NOT NULL DEFAULT 0 CHECK (level >= 0),
    comes      boolean NOT NULL DEFAULT false,
    last_turn  timestamptz
);
REVOKE DELETE, TRUNCATE ON triage_seat FROM ${app_role};
ALTER TABLE triage_turn ADD COLUMN served boolean NOT NULL DEFAULT false;
UPDATE triage_turn t SET served = true
WHERE t.owed AND EXISTS (SELECT FROM triage_turn s WHERE s.serves = t.id AND s.voided IS NULL);
DROP INDEX triage_turn_owed, triage_turn_level;
CREATE INDEX triage_turn_owed ON triage_turn (account_id, id) WHERE owed AND NOT served AND voided IS NULL;
CREATE INDEX triage_turn_last ON triage_turn (account_id, at) WHERE kind IN ('TURN', 'CREDIT') AND voided IS NULL;
CREATE INDEX triage_turn_comes ON triage_turn (account_id, id) WHERE kind IN ('JOIN', 'LEAVE') AND voided IS NULL;
CREATE INDEX triage_turn_since ON triage_turn (at);

CREATE FUNCTION triage_seat_of(who uuid, by int) RETURNS void LANGUAGE sql AS $$
    INSERT INTO triage_seat (account_id, level) VALUES (who, greatest(by, 0))
    ON CONFLICT (account_id) DO UPDATE SET level = triage_seat.level + by;
    UPDATE triage_seat s SET
        comes = coalesce((SELECT t.kind = 'JOIN' FROM triage_turn t WHERE t.account_id = who AND t.kind IN ('JOIN', 'LEAVE')
                          AND t.voided IS NULL ORDER BY t.id DESC LIMIT 1), false),
        last_turn = (SELECT max(t.at) FROM triage_turn t WHERE t.account_id = who AND t.kind IN ('TURN', 'CREDIT')
                     AND t.voided IS NULL)
    WHERE s.account_id = who;
$$;
CREATE FUNCTION triage_turn_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR (OLD.voided IS NOT NULL AND NEW.voided IS NULL) THEN
        PERFORM triage_seat_of(NEW.account_id, NEW.raises);
        UPDATE triage_turn SET served = true WHERE id = NEW.serves;
    ELSIF OLD.voided IS NULL AND NEW.voided IS NOT NULL THEN
        PERFORM triage_seat_of(NEW.account_id, -NEW.raises);
        UPDATE triage_turn SET served = false WHERE id = NEW.serves;
    END IF;
    RETURN NULL;
END $$;
INSERT INTO triage_seat (account_id, level, comes, last_turn)
SELECT a.account_id, a.level,
       coalesce((SELECT t.kind = 'JOIN' FROM triage_turn t WHERE t.account_id = a.account_id AND t.kind IN ('JOIN', 'LEAVE')
                 AND t.voided IS NULL ORDER BY t.id DESC LIMIT 1), false),
       (SELECT max(t.at) FROM triage_turn t WHERE t.account_id = a.account_id AND t.kind IN ('TURN', 'CREDIT')
        AND t.voided IS NULL)
FROM (SELECT account_id, sum(raises) FILTER (WHERE voided IS NULL) AS level FROM triage_turn GROUP BY account_id) AS a
WHERE a.level IS NOT NULL;
CREATE TRIGGER triage_turn_counts AFTER INSERT OR UPDATE OF voided ON triage_turn
    FOR EACH ROW EXECUTE FUNCTION triage_turn_counts();

-- Where everybody stands in the wheel: by turns taken and passed, then by whose last is longest ago. Off duty is outside.
CREATE VIEW triage_place WITH (security_invoker = true) AS
SELECT r.account_id,
       CASE WHEN d.state IS NOT NULL AND coalesce(c.wheel, true)
            THEN rank() OVER (PARTITION BY d.state IS NOT NULL AND coalesce(c.wheel, true)
                              ORDER BY coalesce(s.level, 0), s.last_turn NULLS FIRST, r.account_id::text) END AS place,
       (SELECT count(*) FROM triage_turn t
        WHERE t.account_id = r.account_id AND t.owed AND NOT t.served AND t.voided IS NULL) AS owed
FROM (SELECT DISTINCT account_id FROM account_role JOIN role_permission USING (role_code)
      WHERE permission = 'triage.receive') AS r
LEFT JOIN triage_seat s ON s.account_id = r.account_id
LEFT JOIN consultant c ON c.account_id = r.account_id
LEFT JOIN duty_now d ON d.account_id = r.account_id;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON triage_place FROM ${app_role};
