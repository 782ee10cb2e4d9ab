-- Who has tea duty on which day, as it is planned: two days a person, all of it.
CREATE VIEW roster_tea WITH (security_invoker = true) AS
SELECT account_id, day FROM roster_item WHERE kind = 'TEA' AND voided IS NULL;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON roster_tea FROM ${app_role};
