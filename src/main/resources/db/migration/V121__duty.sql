-- What somebody says of being at work: a period from the word until the next. Off duty is who has none.
CREATE TABLE duty_period (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    state      text NOT NULL CHECK (state IN ('ON_DUTY', 'SERVING', 'BREAK', 'BACK_OFFICE')),
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
CREATE UNIQUE INDEX duty_period_open ON duty_period (account_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX duty_period_of ON duty_period (account_id);
REVOKE DELETE, TRUNCATE ON duty_period FROM ${app_role};

-- What everybody says now.
CREATE VIEW duty_now WITH (security_invoker = true) AS
SELECT account_id, state, started AS since FROM duty_period WHERE ended IS NULL AND voided IS NULL;

-- Who is away or cannot be reached, as their pages say: published by staff.
CREATE VIEW staff_unseen WITH (security_invoker = true) AS
SELECT account_id, since FROM staff_away
UNION ALL
SELECT account_id, since FROM staff_unreachable WHERE alarmed IS NOT NULL;

-- Who is there: on duty by one's own word, and seen lately.
CREATE VIEW duty_present WITH (security_invoker = true) AS
SELECT d.account_id, d.state, d.since FROM duty_now d
WHERE d.state IN ('ON_DUTY', 'SERVING') AND NOT EXISTS (SELECT FROM staff_unseen u WHERE u.account_id = d.account_id);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON duty_now, duty_present, staff_unseen FROM ${app_role};

INSERT INTO role_permission (role_code, permission) SELECT code, 'duty.declare' FROM role WHERE code <> 'ADMIN';
