-- What a guest who is here would like to drink, as the house says it; NONE is nothing.
CREATE VIEW intake_drink WITH (security_invoker = true) AS
SELECT s.visit_id, '想喝' || c.zh AS zh, 'would like ' || lower(c.en) AS en
FROM intake_said s JOIN intake_choice c ON c.field = 'DRINK' AND c.code = s.value
WHERE s.field = 'DRINK' AND s.value <> 'NONE';
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON intake_drink FROM ${app_role};
