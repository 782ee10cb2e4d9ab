-- Who works when, as it is planned: shifts as what role, tea duty, leave. What is written anew voids what stood before, so
-- that the plan as it was known then can still be told.
CREATE TABLE roster_item (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    role_code  text NOT NULL REFERENCES role,
    -- the day under which it is written; a shift may end on the next
    day        date NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('WORK', 'TEA', 'LEAVE')),
    started    timestamptz NOT NULL,
    ended      timestamptz NOT NULL,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    CHECK (ended > started),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE INDEX roster_item_of ON roster_item (account_id, day);
CREATE INDEX roster_item_on ON roster_item (day) WHERE voided IS NULL;
CREATE INDEX roster_item_begun ON roster_item (begun_by);
REVOKE DELETE, TRUNCATE ON roster_item FROM ${app_role};

-- How many of a role the house needs, on each day of the week, from when to when: minutes of the day.
CREATE TABLE roster_need (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    role_code text NOT NULL REFERENCES role,
    weekday   int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    from_min  int NOT NULL CHECK (from_min BETWEEN 0 AND 1439),
    to_min    int NOT NULL,
    least     int NOT NULL CHECK (least BETWEEN 1 AND 99),
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (to_min > from_min AND to_min <= from_min + 1440),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE INDEX roster_need_of ON roster_need (role_code, weekday) WHERE voided IS NULL;
REVOKE DELETE, TRUNCATE ON roster_need FROM ${app_role};

-- The hours of a tea duty where none are written.
INSERT INTO house_rule (code, value, unit, least, most) VALUES ('TEA_FROM', 480, 'MINUTES', 0, 1439);
INSERT INTO house_rule (code, value, unit, least, most) VALUES ('TEA_TO', 1080, 'MINUTES', 1, 1440);

INSERT INTO role_permission (role_code, permission) SELECT code, 'roster.see' FROM role;
INSERT INTO role_permission (role_code, permission)
SELECT code, 'roster.change' FROM role WHERE code IN ('DUTY_MANAGER', 'ADMIN');
