-- In the demo house a consultant is asked before a guest is brought to her.
UPDATE house_rule SET value = 2 WHERE code = 'TRIAGE_CONSENT_MINUTES';
