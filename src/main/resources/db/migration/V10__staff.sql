-- Somebody who may sign in. The name is what colleagues see on boards; it never goes into the journal.
CREATE TABLE account (
    id                   uuid PRIMARY KEY,
    username             text NOT NULL CHECK (username <> '' AND char_length(username) <= 40),
    display_name         text NOT NULL CHECK (display_name <> '' AND char_length(display_name) <= 60),
    post_zh              text NOT NULL DEFAULT '' CHECK (char_length(post_zh) <= 60),
    post_en              text NOT NULL DEFAULT '' CHECK (char_length(post_en) <= 60),
    -- '!' is nobody's hash: such an account cannot sign in with a password.
    password_hash        text NOT NULL,
    enabled              boolean NOT NULL DEFAULT true,
    must_change_password boolean NOT NULL DEFAULT false,
    created_at           timestamptz NOT NULL,
    changed_at           timestamptz NOT NULL,
    changed_by           uuid REFERENCES account,
    version              bigint NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX account_username ON account (lower(username));

-- Roles are bundles of permissions, and data: a house may cut them otherwise.
CREATE TABLE role (
    code     text PRIMARY KEY,
    division text NOT NULL,
    ordinal  int NOT NULL UNIQUE
);

CREATE TABLE role_permission (
    role_code  text NOT NULL REFERENCES role,
    permission text NOT NULL,
    PRIMARY KEY (role_code, permission)
);

-- A person may hold several roles; the one at ordinal 0 is shown beside the name.
CREATE TABLE account_role (
    account_id uuid NOT NULL REFERENCES account,
    ordinal    int NOT NULL CHECK (ordinal >= 0),
    role_code  text NOT NULL REFERENCES role,
    PRIMARY KEY (account_id, ordinal),
    -- Deferred, because a new order passes through a moment with a role twice.
    CONSTRAINT account_role_once UNIQUE (account_id, role_code) DEFERRABLE INITIALLY DEFERRED
);

-- Keys the portal makes for itself and must find again after a restart.
CREATE TABLE secret (
    name  text PRIMARY KEY,
    value bytea NOT NULL
);

INSERT INTO role (code, division, ordinal) VALUES
    ('STANDING_GUIDE',      'HALL',       10),
    ('DESK_GUIDE',          'HALL',       20),
    ('TEA_GUIDE',           'HALL',       30),
    ('CONSULTANT',          'CONSULTING', 40),
    ('DOCTOR',              'CONSULTING', 50),
    ('PHYSICIAN_ASSISTANT', 'CONSULTING', 60),
    ('SKIN_NURSE',          'CARE',       70),
    ('AESTHETICIAN',        'CARE',       80),
    ('WARD_NURSE',          'CARE',       90),
    ('OR_NURSE',            'CARE',      100),
    ('ANAESTHETIST',        'CARE',      110),
    ('LAB',                 'TESTS',     120),
    ('IMAGING',             'TESTS',     130),
    ('PHOTO',               'TESTS',     140),
    ('CASHIER',             'OFFICE',    150),
    ('CALLBACK_AGENT',      'OFFICE',    160),
    ('DUTY_MANAGER',        'MANAGEMENT', 170),
    ('ADMIN',               'MANAGEMENT', 180);

-- Everybody who works here may see who else does.
INSERT INTO role_permission (role_code, permission) SELECT code, 'staff.see' FROM role;

-- Guides and the manager lead the customer through the house.
INSERT INTO role_permission (role_code, permission)
SELECT code, permission
FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE'), ('DUTY_MANAGER')) AS r (code),
     (VALUES ('visits.see'), ('visits.arrive'), ('visits.accompany'), ('visits.advance'), ('visits.depart'))
         AS p (permission);
INSERT INTO role_permission (role_code, permission) VALUES
    ('DESK_GUIDE', 'visits.desk'),
    ('DUTY_MANAGER', 'visits.desk');

-- Whoever a customer can be handed to.
INSERT INTO role_permission (role_code, permission)
SELECT code, permission
FROM (VALUES ('CONSULTANT'), ('DOCTOR'), ('SKIN_NURSE'), ('AESTHETICIAN'), ('WARD_NURSE'), ('IMAGING'), ('PHOTO'),
             ('PHYSICIAN_ASSISTANT'), ('OR_NURSE'), ('ANAESTHETIST')) AS r (code),
     (VALUES ('visits.accompany'), ('visits.advance'), ('visits.depart')) AS p (permission);

INSERT INTO role_permission (role_code, permission) VALUES ('ADMIN', 'staff.manage');
