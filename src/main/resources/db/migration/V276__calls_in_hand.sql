-- Whom one rings just now, among what one has in hand: by the call's number, never by a name.
CREATE VIEW in_hand_call WITH (security_invoker = true) AS
SELECT l.customer_id AS about, l.staff_id AS person, 'C' || k.number AS label, w.zh, w.en,
       NULL::text AS other, false AS to_desk, l.started AS since
FROM callback_claim_now l
JOIN callback_call k ON k.id = l.call_id
LEFT JOIN callback_reason w ON w.code = k.script;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON in_hand_call FROM ${app_role};
