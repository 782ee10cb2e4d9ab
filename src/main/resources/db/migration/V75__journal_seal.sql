-- Batches of the journal, each closed with a key that the database does not know, and chained to the one before it:
-- whoever rewrites an entry behind the portal's back can make no seal that fits it. A seal covers every number from
-- first_id to last_id, given to an entry or not, and the ranges follow each other without a gap.
CREATE TABLE journal_seal (
    number     bigint PRIMARY KEY CHECK (number > 0),
    format     integer NOT NULL,                -- how entries and seals are written down to be sealed
    first_id   bigint NOT NULL,
    last_id    bigint NOT NULL CHECK (last_id >= first_id),
    entries    integer NOT NULL CHECK (entries > 0),
    entry_macs bytea NOT NULL,                  -- of each entry: its id (8 bytes) and the HMAC of its content (32)
    previous   bytea NOT NULL,                  -- the mac of the seal before
    key_id     text NOT NULL,                   -- a fingerprint of the key
    sealed_at  timestamptz NOT NULL,
    mac        bytea NOT NULL                   -- HMAC-SHA-256 of all of the above
);
-- Nothing in it can be made smaller.
ALTER TABLE journal_seal ALTER COLUMN entry_macs SET STORAGE EXTERNAL;
REVOKE UPDATE, DELETE, TRUNCATE ON journal_seal FROM ${app_role};

-- Whoever appends holds the gate open until commit. The sealer closes it for a moment before it reads the highest
-- number, so that no entry with a lower one is still to come. Before the statement, not before the row: by then the row
-- would have its number already.
CREATE FUNCTION journal_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('journal.append', 0));
    RETURN NULL;
END $$;
CREATE TRIGGER journal_gate BEFORE INSERT ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_gate();
