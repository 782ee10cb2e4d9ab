-- Rules by which what is late goes on are changed by browser: who changed one meanwhile is named, and one that is not wanted
-- any more is switched off and kept, because what has gone on by it names it.
ALTER TABLE escalation_rule
    ADD COLUMN version bigint NOT NULL DEFAULT 0,
    ADD COLUMN enabled boolean NOT NULL DEFAULT true;

INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'oversight.rules'), ('ADMIN', 'oversight.rules');
