-- What callbacks come to, over any days: found by the day on which they were due, however many years there are.
CREATE INDEX callback_due_by_day ON callback_due (due) WHERE voided IS NULL;
-- A promise is looked for by when it was given.
CREATE INDEX callback_result_promised ON callback_result (promised)
    WHERE promised IS NOT NULL AND ended IS NULL AND voided IS NULL;

INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'callbacks.figures');
