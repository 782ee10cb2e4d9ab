-- That a customer is to be rung: why, by when, by whom, and what it comes from. Whatever asks for it sets one; plans, lists
-- and calls are of these rows too.

-- Why somebody is rung: the house's data. By when it is proposed, counted from the day it comes from.
CREATE TABLE callback_reason (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    zh   text NOT NULL,
    en   text NOT NULL,
    days int NOT NULL CHECK (days BETWEEN 0 AND 730),
    rank int NOT NULL UNIQUE
);
INSERT INTO callback_reason (code, zh, en, days, rank) VALUES
    ('LEFT_WITHOUT_A_WORD', '不辞而别回访', 'Left without a word', 1, 10),
    ('NO_DEAL', '未成交回访', 'No deal', 1, 20),
    ('LATER', '约定再议', 'Wants to decide later', 7, 30),
    ('DEAL', '成交回访', 'After a deal', 3, 40);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON callback_reason FROM ${app_role};

CREATE TABLE callback (
    id          uuid PRIMARY KEY,
    number      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    customer_id uuid NOT NULL REFERENCES customer,
    why         text NOT NULL REFERENCES callback_reason,
    -- what it comes from: of what kind, and which
    origin      text NOT NULL CHECK (origin ~ '^[a-z][A-Za-z]*$'),
    origin_id   uuid NOT NULL,
    set_by      bigint NOT NULL REFERENCES journal
);
-- Nobody is rung twice for one thing.
CREATE UNIQUE INDEX callback_of_origin ON callback (origin, origin_id);
CREATE INDEX callback_of_customer ON callback (customer_id);
REVOKE UPDATE, DELETE, TRUNCATE ON callback FROM ${app_role};

-- By when, and by whom: one person, or whoever has a role. What has no open period here is not to be done any more.
CREATE TABLE callback_due (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    callback_id uuid NOT NULL REFERENCES callback,
    due         date NOT NULL,
    role_code   text REFERENCES role,
    staff_id    uuid REFERENCES account,
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    CHECK ((role_code IS NULL) <> (staff_id IS NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX callback_due_open ON callback_due (callback_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX callback_due_of ON callback_due (callback_id);
CREATE INDEX callback_due_staff ON callback_due (staff_id, due) WHERE ended IS NULL AND voided IS NULL;
REVOKE DELETE, TRUNCATE ON callback_due FROM ${app_role};

-- Those that are to be done.
CREATE VIEW callback_now WITH (security_invoker = true) AS
SELECT c.id AS callback_id, c.customer_id, c.why, w.zh, w.en, c.origin, c.origin_id, d.due, d.role_code, d.staff_id
FROM callback_due d
JOIN callback c ON c.id = d.callback_id
JOIN callback_reason w ON w.code = c.why
WHERE d.ended IS NULL AND d.voided IS NULL;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON callback_now FROM ${app_role};
