-- What instruments, and programs before them, have sent of results: each message once, by its own number and what it says.
CREATE TABLE lab_message (
    id       uuid PRIMARY KEY,
    number   bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    sender   text NOT NULL CHECK (char_length(sender) <= 200),
    control  text NOT NULL CHECK (char_length(control) <= 200),
    -- SHA-256 of it, as it came
    digest   text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    received timestamptz NOT NULL,
    -- as it came, until all of it is taken or dismissed: then there is no need of it
    content  bytea,
    UNIQUE (sender, control, digest)
);

-- What has become of it: all was taken; something was not, each line with a sentence; somebody has dismissed the rest.
CREATE TABLE lab_message_state (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id uuid NOT NULL REFERENCES lab_message,
    state      text NOT NULL CHECK (state IN ('TAKEN', 'REFUSED', 'DISMISSED')),
    reason     text,
    taken      int NOT NULL,
    -- of each line that was not taken: which, of which tube, what, and why, in both languages
    lines      jsonb NOT NULL,
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    CHECK (state <> 'DISMISSED' OR reason IS NOT NULL),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX lab_message_state_open ON lab_message_state (message_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_message_state_of ON lab_message_state (message_id);
CREATE INDEX lab_message_state_refused ON lab_message_state (message_id)
    WHERE ended IS NULL AND voided IS NULL AND state = 'REFUSED';

-- What an instrument sends beside its results, such as its mode: somebody of the laboratory has said that it is none.
CREATE TABLE lab_message_ignored (
    sender text NOT NULL,
    code   text NOT NULL,
    PRIMARY KEY (sender, code)
);
REVOKE DELETE, TRUNCATE ON lab_message, lab_message_state FROM ${app_role};
REVOKE UPDATE, TRUNCATE ON lab_message_ignored FROM ${app_role};
