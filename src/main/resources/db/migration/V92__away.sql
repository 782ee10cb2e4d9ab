-- What the pages of somebody on a node say of that person: one is open, all are hidden, all are gone. Null where no page
-- ever said anything.
ALTER TABLE staff_presence ADD COLUMN pages text CHECK (pages IN ('OPEN', 'HIDDEN', 'GONE'));

-- Who is signed in and away: every page of theirs has said goodbye, or is silent though it was looked at.
CREATE TABLE staff_away (
    account_id uuid PRIMARY KEY REFERENCES account,
    since      timestamptz NOT NULL
);
