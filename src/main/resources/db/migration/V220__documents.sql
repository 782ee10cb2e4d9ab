-- What a guest can be asked to sign (文书), and what each asks for.
CREATE TABLE document_kind (
    code    text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z_]{1,29}$'),
    rank    int NOT NULL UNIQUE,
    zh      text NOT NULL,
    en      text NOT NULL,
    -- who of the house signs it beside the guest
    staff   text NOT NULL CHECK (staff IN ('NONE', 'STAFF', 'DOCTOR')),
    witness boolean NOT NULL,
    -- whether what it is about may not begin without it; the others are the guest's free choice
    blocks  boolean NOT NULL,
    -- the placeholders that its text cannot be without, separated by one space
    needs   text NOT NULL,
    -- whether the intake form has it signed as well, as it stands: its text has no placeholders
    on_form boolean NOT NULL DEFAULT false
);
INSERT INTO document_kind (code, rank, zh, en, staff, witness, blocks, needs, on_form) VALUES
    ('PRIVACY', 10, '隐私与健康信息', 'Privacy and health information', 'NONE', false, true, '', true),
    ('SERVICE_CONTRACT', 20, '服务合同与价格', 'Service contract and price', 'STAFF', false, true,
     'hospital guest day items total', false),
    ('PHOTO_TREATMENT', 30, '照片：诊疗用', 'Photographs: treatment', 'NONE', false, true, 'hospital guest', false),
    ('PHOTO_PUBLICITY', 40, '照片：宣传用', 'Photographs: publicity', 'NONE', false, false, 'hospital guest', false),
    ('SURGERY', 50, '手术同意书', 'Surgical consent', 'DOCTOR', true, true, 'guest birth items doctor', false),
    ('ANAESTHESIA', 60, '麻醉同意书', 'Anaesthesia consent', 'DOCTOR', true, true, 'guest birth items doctor', false);

-- A text, by its versions: never changed, because what was signed names it. Proposed by one and published by another; the
-- first text of privacy came with the portal.
CREATE TABLE document_text (
    kind         text NOT NULL REFERENCES document_kind,
    version      int NOT NULL CHECK (version > 0),
    zh           text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 20000),
    en           text NOT NULL CHECK (en <> '' AND char_length(en) <= 20000),
    -- from which day on it is signed
    since        date NOT NULL,
    published    timestamptz NOT NULL,
    proposed_by  uuid REFERENCES account,
    published_by uuid REFERENCES account,
    PRIMARY KEY (kind, version),
    CHECK ((proposed_by IS NULL) = (published_by IS NULL)),
    CHECK (proposed_by IS NOT NULL OR kind = 'PRIVACY'),
    CONSTRAINT document_text_by_two CHECK (proposed_by <> published_by)
);

-- What is written for each and not published: one draft, proposed or not.
CREATE TABLE document_draft (
    kind        text PRIMARY KEY REFERENCES document_kind,
    version     bigint NOT NULL DEFAULT 0,
    zh          text,
    en          text,
    since       date,
    changed_by  uuid REFERENCES account,
    changed_at  timestamptz,
    proposed_by uuid REFERENCES account,
    proposed_at timestamptz,
    CHECK ((zh IS NULL) = (en IS NULL)),
    CHECK ((zh IS NULL) = (changed_by IS NULL)),
    CHECK (proposed_by IS NULL OR zh IS NOT NULL AND since IS NOT NULL AND proposed_at IS NOT NULL)
);
INSERT INTO document_draft (kind) SELECT code FROM document_kind;

-- The privacy notice of the intake form is one of these texts from now on: there is one list of its versions.
INSERT INTO document_text (kind, version, zh, en, since, published)
SELECT 'PRIVACY', version, zh, en, (since AT TIME ZONE 'Asia/Shanghai')::date, since FROM privacy_notice;
ALTER TABLE intake_signature DROP CONSTRAINT intake_signature_notice_fkey;
DROP TABLE privacy_notice;
ALTER TABLE intake_signature ADD COLUMN kind text NOT NULL GENERATED ALWAYS AS ('PRIVACY') STORED,
    ADD FOREIGN KEY (kind, notice) REFERENCES document_text;
CREATE VIEW privacy_notice WITH (security_invoker = true) AS
SELECT version, zh, en, since FROM document_text WHERE kind = 'PRIVACY';

-- Who signed the notice on the intake form, the last time.
CREATE VIEW intake_notice_signed WITH (security_invoker = true) AS
SELECT DISTINCT ON (visit_id) visit_id, notice AS version, signed, witness FROM intake_signature ORDER BY visit_id, entry DESC;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON document_kind, privacy_notice, intake_notice_signed FROM ${app_role};
REVOKE UPDATE, DELETE, TRUNCATE ON document_text FROM ${app_role};
REVOKE INSERT, DELETE, TRUNCATE ON document_draft FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'documents.texts'), ('ADMIN', 'documents.texts');
