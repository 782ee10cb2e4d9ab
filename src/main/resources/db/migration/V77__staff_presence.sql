-- On which nodes somebody is signed in, written down every few seconds. A node that was killed says nothing of its end:
-- its rows grow old, and whoever has no young one anywhere has gone.
CREATE TABLE staff_presence (
    node uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES account,
    seen timestamptz NOT NULL,
    PRIMARY KEY (node, account_id)
);
