-- What somebody typed into a form and has not saved: readable by that person alone, for a day. One row for each opening
-- of a form, so that what is typed in two windows never runs into one.
CREATE TABLE draft (
    -- the key of the press that will save it: once that was used, nothing is left to be saved
    press uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    form text NOT NULL,
    -- what is changed; empty for something new
    subject text NOT NULL,
    -- of what the form showed when it was opened
    version bigint NOT NULL,
    -- the text of each field, by its name
    typed json NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT draft_length CHECK (octet_length(typed::text) <= 16384)
);

CREATE INDEX draft_of ON draft (account_id, form, subject, at);
CREATE INDEX draft_at ON draft (at);

-- What has not reached the portal is kept in the page, sealed with what follows from this key. It is given to its person
-- alone, and thrown away a day after it was last asked for: then nobody can read what some browser may still hold.
CREATE TABLE draft_seal (
    account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    key bytea NOT NULL CHECK (octet_length(key) = 32),
    used timestamptz NOT NULL
);
