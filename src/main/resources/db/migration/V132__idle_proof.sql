-- What was so from when to when, for figures that are reckoned from it: published by duty, visits and tasks.
CREATE VIEW duty_told WITH (security_invoker = true) AS
SELECT account_id, state, started, ended FROM duty_period WHERE voided IS NULL;

CREATE VIEW visit_custody_told WITH (security_invoker = true) AS
SELECT visit_id, holder, staff_id, started, ended FROM visit_custody WHERE voided IS NULL;

CREATE VIEW task_owner_told WITH (security_invoker = true) AS
SELECT o.task_id, o.holder, o.staff_id, o.started, o.ended, t.number, t.code, t.requester, t.person, t.visit_id
FROM task_owner o JOIN task t ON t.id = o.task_id
WHERE o.voided IS NULL AND (t.outcome IS NULL OR t.outcome <> 'ENTERED_IN_ERROR');

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON duty_told, visit_custody_told, task_owner_told FROM ${app_role};

-- A day is found among the years.
CREATE INDEX duty_period_ended ON duty_period (ended) WHERE ended IS NOT NULL AND voided IS NULL;
CREATE INDEX visit_custody_ended ON visit_custody (ended) WHERE ended IS NOT NULL AND voided IS NULL;
CREATE INDEX task_owner_ended_at ON task_owner (ended) WHERE ended IS NOT NULL AND voided IS NULL;

-- A task that somebody free leaves lying is taken at once or counts.
INSERT INTO house_rule (code, value, unit, least, most) VALUES ('IDLE_SECONDS', 60, 'SECONDS', 0, 3600);
