-- The portal runs as ${app_role}, which owns nothing: an owner could grant itself back whatever was revoked.
GRANT USAGE ON SCHEMA public TO ${app_role};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app_role};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${app_role};

-- Every accepted command, once. Ids and codes only: names live in the tables that may be erased.
CREATE TABLE journal (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    actor        text NOT NULL,
    action       text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    reason       text,
    detail       jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX journal_subject ON journal (subject_kind, subject_id, id);
REVOKE UPDATE, DELETE, TRUNCATE ON journal FROM ${app_role};

-- A command pressed twice is carried out once: the second press gets the first one's answer.
CREATE TABLE command_key (
    key    uuid NOT NULL,
    actor  text NOT NULL,
    action text NOT NULL,
    at     timestamptz NOT NULL,
    answer jsonb,
    PRIMARY KEY (key, actor)
);
CREATE INDEX command_key_at ON command_key (at);
