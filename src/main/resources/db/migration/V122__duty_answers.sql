-- What somebody answered who was asked about duty: a period until the next answer, or until the word has lapsed. Whoever
-- has signed in since is asked again, and nobody else.
CREATE TABLE duty_answer (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    said       text NOT NULL CHECK (said IN ('ON_DUTY', 'SERVING', 'BREAK', 'BACK_OFFICE', 'OFF')),
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX duty_answer_open ON duty_answer (account_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX duty_answer_of ON duty_answer (account_id, started);
REVOKE DELETE, TRUNCATE ON duty_answer FROM ${app_role};

-- Since when the newest sign-in of everybody who is signed in is good: published by staff.
CREATE VIEW staff_shift_now WITH (security_invoker = true) AS
SELECT account_id, max(began) AS since FROM shift WHERE ended IS NULL AND ends > now() GROUP BY account_id;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON staff_shift_now FROM ${app_role};
