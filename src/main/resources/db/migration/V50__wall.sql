-- A screen in a public room. Its token is kept as a SHA-256 alone; without one the screen is let go of.
CREATE TABLE wall_device (
    id           uuid PRIMARY KEY,
    name         text NOT NULL CHECK (name <> '' AND char_length(name) <= 40),
    token_hash   bytea UNIQUE CHECK (octet_length(token_hash) = 32),
    -- the one session that shows it: a token is not good for two screens at a time
    screen       uuid,
    paired_at    timestamptz NOT NULL,
    last_contact timestamptz,
    -- since when its token is shown by another screen while this one is alive
    refused_at   timestamptz,
    revoked_at   timestamptz
);
REVOKE DELETE, TRUNCATE ON wall_device FROM ${app_role};

-- A screen that asks to be paired: the code it shows, and the token that it will be known by. Both are of no use until
-- somebody enters the code.
CREATE TABLE wall_pairing (
    code       text PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    -- who asks again and again replaces the own codes, not those of others
    address    text NOT NULL,
    created_at timestamptz NOT NULL
);

-- What the house shows on its walls.
CREATE TABLE wall_setting (
    code text PRIMARY KEY CHECK (code IN ('NAMES', 'VOICE')),
    is_on boolean NOT NULL
);
INSERT INTO wall_setting (code, is_on) VALUES ('NAMES', false), ('VOICE', false);

CREATE TABLE announcement (
    id         uuid PRIMARY KEY,
    zh         text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 60),
    en         text NOT NULL CHECK (char_length(en) <= 120),
    posted_at  timestamptz NOT NULL,
    posted_by  uuid NOT NULL REFERENCES account,
    ends_at    timestamptz,
    removed_at timestamptz
);
CREATE INDEX announcement_shown ON announcement (posted_at) WHERE removed_at IS NULL;
REVOKE DELETE, TRUNCATE ON announcement FROM ${app_role};

-- Who manages the walls, and who may look at what they show.
INSERT INTO role_permission (role_code, permission) VALUES
    ('ADMIN', 'wall.manage'),
    ('ADMIN', 'wall.show'),
    ('DUTY_MANAGER', 'wall.show');
