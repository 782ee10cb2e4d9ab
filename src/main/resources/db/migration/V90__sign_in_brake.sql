-- How often signing in was tried and failed: by who was to come in from where, by who, and from where. Names and addresses
-- are kept as hashes. After some tries there is a pause, which grows; within it nothing is looked at.
CREATE TABLE sign_in_brake (
    kind        text NOT NULL CHECK (kind IN ('PAIR', 'ACCOUNT', 'ADDRESS')),
    subject     bytea NOT NULL,
    failures    int NOT NULL,
    last_failed timestamptz NOT NULL,
    free_at     timestamptz NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX sign_in_brake_old ON sign_in_brake (last_failed);

-- From where somebody has signed in before: there nobody else's guesses slow them.
CREATE TABLE sign_in_from (
    account_id uuid NOT NULL REFERENCES account,
    address    bytea NOT NULL,
    last       timestamptz NOT NULL,
    PRIMARY KEY (account_id, address)
);

-- One sign-in, and all sessions that came of it: it ends once, at its hour or by hand, wherever they are.
CREATE TABLE shift (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    -- sha256 of the token that the browser keeps, and of the password's hash as it was
    token      bytea NOT NULL,
    credential bytea NOT NULL,
    began      timestamptz NOT NULL,
    ends       timestamptz NOT NULL,
    ended      timestamptz
);
CREATE INDEX shift_of ON shift (account_id);
