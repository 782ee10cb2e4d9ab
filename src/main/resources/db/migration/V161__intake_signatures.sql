-- The privacy notice (隐私告知), by its versions: what a guest is told is kept, and why. The newest is signed.
CREATE TABLE privacy_notice (
    version int PRIMARY KEY CHECK (version > 0),
    zh      text NOT NULL,
    en      text NOT NULL,
    since   timestamptz NOT NULL
);
INSERT INTO privacy_notice (version, zh, en, since) VALUES (1,
    '为了接待您，本院登记您的姓名、联系方式、来院目的和接待过程。健康情况须您另行单独同意后才登记，只给为您接诊的医护、您的咨询师和填写咨询单的导医查看，每次查看都有记录。资料保存在本院，不向无关的人提供。您可以随时要求查看、更正，或撤回同意。',
    'To receive you, this hospital keeps your name, how to reach you, what you come for and how you were received. What you say about your health is kept only with a consent of its own, and seen by the clinical staff who treat you, your consultant and the guides who fill your form; every look is recorded. It stays in this hospital and is given to nobody else. You may ask to see it, have it corrected, or take your consent back at any time.',
    '2026-01-01T00:00:00+08');

-- What a guest signed: which text, by its hash; the line that was drawn; when, before whom, on which device. A drawn line alone
-- is weak: all of it together says who agreed to what.
CREATE TABLE intake_signature (
    entry    bigint PRIMARY KEY REFERENCES journal,
    visit_id uuid NOT NULL REFERENCES intake_form,
    notice   int NOT NULL REFERENCES privacy_notice,
    hash     text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    line     bytea NOT NULL CHECK (octet_length(line) BETWEEN 100 AND 200000),
    signed   timestamptz NOT NULL,
    witness  uuid NOT NULL REFERENCES account,
    device   text NOT NULL CHECK (char_length(device) <= 300)
);
CREATE INDEX intake_signature_visit ON intake_signature (visit_id);
REVOKE UPDATE, DELETE, TRUNCATE ON privacy_notice, intake_signature FROM ${app_role};
REVOKE INSERT ON privacy_notice FROM ${app_role};
