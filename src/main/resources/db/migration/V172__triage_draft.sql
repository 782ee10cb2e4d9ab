-- The rules that are being written: one draft for the house, until it is published.
CREATE TABLE triage_draft (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one),
    version    bigint NOT NULL DEFAULT 0,
    body       text,
    changed_by uuid REFERENCES account,
    changed_at timestamptz
);
INSERT INTO triage_draft DEFAULT VALUES;
REVOKE INSERT, DELETE, TRUNCATE ON triage_draft FROM ${app_role};
