-- Who was rung by telephone, when, and whether that person spoke: published, so that whoever receives a guest knows. Without a word
-- of what was said.
CREATE VIEW callback_rung WITH (security_invoker = true) AS
SELECT c.customer_id, c.id AS call_id, c.opened,
       r.outcome NOT IN ('NO_ANSWER', 'BUSY', 'SOMEBODY_ELSE', 'WRONG_NUMBER') AS spoken
FROM callback_call c
JOIN callback_result r ON r.call_id = c.id AND r.ended IS NULL AND r.voided IS NULL
WHERE c.visit_id IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON callback_rung FROM ${app_role};
