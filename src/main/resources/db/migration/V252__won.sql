-- Who wins and why: what other modules read of turns and of quotes, for figures.

-- How a guest came to whoever received: the last decision that was not given back.
CREATE VIEW triage_given WITH (security_invoker = true) AS
SELECT d.visit_id, d.at, d.chosen, t.kind, d.rule, d.overruled
FROM triage_decision d
JOIN triage_turn t ON t.decision_id = d.id AND t.kind IN ('TURN', 'CREDIT', 'NAMED') AND t.voided IS NULL;

-- What was quoted last, in how many versions, and what was said of what was let go.
CREATE VIEW quote_last WITH (security_invoker = true) AS
SELECT v.visit_id, v.number AS versions, v.list_fen, coalesce(c.deal_fen, v.deal_fen) AS deal_fen, v.per_mille,
       c.id IS NOT NULL AS accepted, a.state AS approval
FROM quote_version v
LEFT JOIN LATERAL (SELECT id, deal_fen FROM quote_acceptance WHERE version_id = v.id AND voided IS NULL
                   ORDER BY id DESC LIMIT 1) AS c ON true
LEFT JOIN LATERAL (SELECT state FROM quote_approval WHERE version_id = v.id AND voided IS NULL ORDER BY id DESC LIMIT 1) AS a ON true
WHERE NOT EXISTS (SELECT FROM quote_version o WHERE o.visit_id = v.visit_id AND o.number > v.number);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON triage_given, quote_last FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'figures.conversion'), ('ADMIN', 'figures.conversion');
