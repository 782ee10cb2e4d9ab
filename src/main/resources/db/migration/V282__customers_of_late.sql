-- Whose records somebody opened of late, for that person alone: at hand when the search is empty. A few of each person; what is
-- older is thrown away with the next that is opened.
CREATE TABLE customer_recent (
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE CASCADE,
    opened timestamptz NOT NULL,
    PRIMARY KEY (account_id, customer_id)
);

CREATE INDEX customer_recent_of ON customer_recent (customer_id);
