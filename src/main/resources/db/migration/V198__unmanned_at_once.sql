-- What is asked for, and nobody who may take it is on duty: who is, and what they may, is found once for all tasks, and not
-- for each of them again.
CREATE OR REPLACE VIEW task_unmanned WITH (security_invoker = true) AS
SELECT t.task_id FROM task_now t JOIN task_code c ON c.code = t.code
WHERE c.asked AND t.owner IS NULL
  AND CASE WHEN t.person IS NOT NULL THEN t.person NOT IN (SELECT account_id FROM duty_present)
           ELSE t.permission NOT IN (SELECT p.permission FROM duty_present d
                                     JOIN account_role r ON r.account_id = d.account_id
                                     JOIN role_permission p ON p.role_code = r.role_code) END;
