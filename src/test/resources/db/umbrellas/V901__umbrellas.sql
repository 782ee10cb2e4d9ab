-- An umbrella of the house that is lent to a guest.
CREATE TABLE umbrella_loan (
    id       uuid PRIMARY KEY,
    visit_id uuid NOT NULL REFERENCES visit,
    umbrella int NOT NULL CHECK (umbrella BETWEEN 1 AND 40)
);
CREATE INDEX umbrella_loan_of_visit ON umbrella_loan (visit_id);

-- From when to when it is out. Each umbrella is with one guest at a time.
CREATE TABLE umbrella_out (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    loan_id   uuid NOT NULL REFERENCES umbrella_loan,
    claim     int NOT NULL,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX umbrella_out_open ON umbrella_out (loan_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX umbrella_out_claim ON umbrella_out (claim) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX umbrella_out_of_loan ON umbrella_out (loan_id);
REVOKE DELETE, TRUNCATE ON umbrella_loan, umbrella_out FROM ${app_role};

-- What is out now.
CREATE VIEW umbrella_now WITH (security_invoker = true) AS
SELECT l.id AS loan_id, l.visit_id, l.umbrella, o.started
FROM umbrella_loan l
JOIN umbrella_out o ON o.loan_id = l.id AND o.ended IS NULL AND o.voided IS NULL;

-- Which umbrella an entry speaks of, for the journey.
CREATE VIEW umbrella_said WITH (security_invoker = true) AS
SELECT j.id AS entry, l.umbrella || ' 号伞' AS zh, 'umbrella U' || l.umbrella AS en
FROM journal_told j
JOIN umbrella_loan l ON j.subject_kind = 'umbrella' AND j.subject_id = l.id::text;

-- That the guest has one, for the row of arrivals.
CREATE VIEW umbrella_mark WITH (security_invoker = true) AS
SELECT visit_id, umbrella || ' 号伞' AS zh, 'umbrella U' || umbrella AS en, started AS since, 80 AS rank FROM umbrella_now;

-- What a guest waits for who has one, after all else.
INSERT INTO waiting_reason (code, phase, rank, waits, icon, state_zh, state_en, waits_zh, waits_en) VALUES
    ('UMBRELLA_BACK', 'LEAVING', 910, true, 'ring0', '待还伞', 'Umbrella out', '还伞', 'The umbrella back');
INSERT INTO target (code, seconds) VALUES ('UMBRELLA_BACK', 600);
INSERT INTO waiting_reason_next (code, next, ordinal) VALUES ('UMBRELLA_BACK', 'LEAVING', 90);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON umbrella_now, umbrella_said, umbrella_mark FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES
    ('DESK_GUIDE', 'umbrellas.lend'),
    ('DUTY_MANAGER', 'umbrellas.lend');
