-- The house is changed by browser. Whoever changes what somebody else changed meanwhile is told: by the version shown.
ALTER TABLE floor ADD COLUMN version bigint NOT NULL DEFAULT 0;
ALTER TABLE department ADD COLUMN version bigint NOT NULL DEFAULT 0;
ALTER TABLE place ADD COLUMN version bigint NOT NULL DEFAULT 0;
ALTER TABLE target ADD COLUMN version bigint NOT NULL DEFAULT 0;
ALTER TABLE phrase ADD COLUMN version bigint NOT NULL DEFAULT 0;

-- Within what bounds a rule makes sense, and of what it is a number: a module that brings a rule says so.
ALTER TABLE house_rule
    ADD COLUMN version bigint NOT NULL DEFAULT 0,
    ADD COLUMN unit text NOT NULL DEFAULT 'COUNT' CHECK (unit IN ('COUNT', 'SECONDS', 'MINUTES')),
    ADD COLUMN least int NOT NULL DEFAULT 0,
    ADD COLUMN most int NOT NULL DEFAULT 100000;
UPDATE house_rule SET most = 20 WHERE code = 'MISSED_CALL_BEHIND' AND value <= 20;
UPDATE house_rule SET unit = 'MINUTES', least = 1, most = 120 WHERE code = 'RESERVATION_MINUTES';
UPDATE house_rule SET unit = 'SECONDS', most = 3600 WHERE code = 'CALL_SHOWN_SECONDS';
ALTER TABLE house_rule ADD CHECK (value BETWEEN least AND most);

-- Guests were there, calls were to it: a place goes out of use, and is not forgotten. What is timed, ruled and said comes
-- with the modules.
REVOKE DELETE, TRUNCATE ON place, target, house_rule, phrase FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES ('ADMIN', 'house.change');
