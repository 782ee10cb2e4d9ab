-- After how many minutes without an act of the person a screen locks: at a desk, and on a telephone. Whoever has several
-- roles is locked after the shortest: who may more is not locked later.
ALTER TABLE role
    ADD COLUMN idle_minutes       int NOT NULL DEFAULT 5 CHECK (idle_minutes BETWEEN 1 AND 600),
    ADD COLUMN idle_minutes_phone int NOT NULL DEFAULT 3 CHECK (idle_minutes_phone BETWEEN 1 AND 600);
UPDATE role SET idle_minutes = 15 WHERE code = 'DESK_GUIDE';

ALTER TABLE shift
    -- whether the browser of this sign-in is a telephone's
    ADD COLUMN phone  boolean NOT NULL DEFAULT false,
    -- when its person last did something, on whichever page
    ADD COLUMN acted  timestamptz NOT NULL DEFAULT now(),
    -- since when its screens are locked
    ADD COLUMN locked timestamptz,
    -- why it ended
    ADD COLUMN why    text CHECK (why IN ('SIGNED_OUT', 'HOUR', 'DISABLED', 'SECRET_RESET', 'PASSWORD_CHANGED')),
    -- the roles that its person was last told of
    ADD COLUMN roles  text[] NOT NULL DEFAULT '{}';
UPDATE shift SET roles = ARRAY(SELECT role_code FROM account_role r WHERE r.account_id = shift.account_id ORDER BY ordinal);
CREATE INDEX shift_open ON shift (acted) WHERE ended IS NULL;
