-- Who is signed in and not reachable since: every page of theirs said that nobody can see it, and has been silent then. The
-- person keeps custody; after the house's time an alarm is raised, once.
CREATE TABLE staff_unreachable (
    account_id uuid PRIMARY KEY REFERENCES account,
    since      timestamptz NOT NULL,
    -- since when others are told; null until then
    alarmed    timestamptz
);

-- Of whom others are told.
CREATE VIEW staff_unreachable_now WITH (security_invoker = true) AS
SELECT account_id, since, alarmed FROM staff_unreachable WHERE alarmed IS NOT NULL;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON staff_unreachable_now FROM ${app_role};

INSERT INTO target (code, seconds) VALUES ('UNREACHABLE', 600);

-- Whoever is told of what goes wrong with anybody's guests.
INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'visits.oversee');
