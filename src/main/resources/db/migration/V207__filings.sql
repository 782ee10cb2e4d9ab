-- Which doctor is filed as responsible for what (主诊医师备案): under which category of aesthetic medicine, up to which level, by
-- whom, from when to when. Others ask it before a doctor confirms an item.
CREATE TABLE filing (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES account,
    number       text NOT NULL CHECK (number <> '' AND char_length(number) <= 40),
    category     text NOT NULL CHECK (category IN ('SURGERY', 'SKIN', 'DENTAL', 'TCM')),
    -- up to which level; surgery is always graded
    level        int CHECK (level BETWEEN 1 AND 4),
    -- where it was filed
    authority    text NOT NULL CHECK (authority <> '' AND char_length(authority) <= 60),
    valid_from   date NOT NULL,
    -- the last day on which it holds; null where none is set
    valid_until  date,
    -- it ended before its time, or never was right
    end_reason   text CHECK (end_reason IN ('MOVED', 'REVOKED', 'MISTAKE')),
    -- the first day on which it holds no longer; of a mistake none, it never held
    ended_from   date,
    -- the entries of the journal; of those that a house begins with it is not known who wrote them. Filings are as many as
    -- doctors, and do not grow with what is written there: so they do not refer to it.
    begun_by     bigint,
    ended_by     bigint,
    CHECK (valid_until >= valid_from),
    CHECK (category <> 'SURGERY' OR level IS NOT NULL),
    CHECK ((end_reason IS NULL) = (ended_by IS NULL)),
    CHECK ((ended_from IS NOT NULL) = (end_reason IS NOT NULL AND end_reason <> 'MISTAKE'))
);
CREATE INDEX filing_account ON filing (account_id);
-- A number under a category is one doctor's, and is written once for each time it holds.
CREATE UNIQUE INDEX filing_number ON filing (number, category, valid_from) WHERE end_reason IS NULL;
REVOKE UPDATE, DELETE, TRUNCATE ON filing FROM ${app_role};
GRANT UPDATE (end_reason, ended_from, ended_by) ON filing TO ${app_role};

-- Who ended a filing ended it for good.
CREATE FUNCTION filing_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'filing % is ended', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'filing_stays_ended';
END $$;
CREATE TRIGGER filing_stays_ended BEFORE UPDATE ON filing
    FOR EACH ROW WHEN (OLD.ended_by IS NOT NULL) EXECUTE FUNCTION filing_stays_ended();

-- Doctors are filed; whoever plans with them, or answers for them, sees it.
INSERT INTO role_permission (role_code, permission) VALUES
    ('DOCTOR', 'filings.practise'),
    ('CONSULTANT', 'filings.read'), ('DOCTOR', 'filings.read'), ('PHYSICIAN_ASSISTANT', 'filings.read'),
    ('DUTY_MANAGER', 'filings.read'), ('ADMIN', 'filings.read'),
    ('DUTY_MANAGER', 'filings.write'), ('ADMIN', 'filings.write');
