-- A trusted extension: the database's owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The person across visits (FHIR Patient). A record that was found to be another's second one is merged into it: it
-- stays as it was, and root_id leads from every record to the one that stands for the person.
CREATE TABLE customer (
    id            uuid PRIMARY KEY,
    version       bigint NOT NULL,
    name          text CHECK (name <> '' AND char_length(name) <= 60),
    -- how the name sounds, without tones and spaces: ouyangjingyi. Who sounds the same has nearly the same name.
    pinyin        text NOT NULL DEFAULT '',
    -- what the name is found by, in small letters, each word behind a space: the name from each character on, the same
    -- in pinyin, and the initials
    search        text NOT NULL DEFAULT '',
    sex           text NOT NULL DEFAULT 'UNKNOWN' CHECK (sex IN ('MALE', 'FEMALE', 'OTHER', 'UNKNOWN')),
    birth_date    date,
    phone         text,
    -- how we speak with the customer: an ISO 639-1 code
    language      text NOT NULL DEFAULT 'zh' CHECK (language ~ '^[a-z]{2}$'),
    discreet      boolean NOT NULL DEFAULT false,
    -- discreet only as long as a record that was merged into it is
    made_discreet boolean NOT NULL DEFAULT false CHECK (discreet OR NOT made_discreet),
    -- what a discreet guest is called on shared boards
    alias         text CHECK (alias <> '' AND char_length(alias) <= 20),
    referrer_id   uuid REFERENCES customer,
    consultant_id uuid REFERENCES account,
    merged_into   uuid REFERENCES customer,
    root_id       uuid NOT NULL REFERENCES customer,
    registered_at timestamptz NOT NULL,
    CHECK ((merged_into IS NULL) = (root_id = id))
);
-- By the beginning, in the order of the index; by any part; by the end of a telephone number.
CREATE INDEX customer_name ON customer (name text_pattern_ops);
CREATE INDEX customer_pinyin ON customer (pinyin text_pattern_ops);
-- Without the list of entries that are not yet in it: whoever searches would have to read that list too.
CREATE INDEX customer_search ON customer USING gin (search gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX customer_phone ON customer (reverse(phone) text_pattern_ops) WHERE phone IS NOT NULL;
CREATE INDEX customer_root ON customer (root_id) WHERE merged_into IS NOT NULL;
CREATE INDEX customer_merged_into ON customer (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX customer_referrer ON customer (referrer_id) WHERE referrer_id IS NOT NULL;

-- An identity document: apart, because few may see it and it may be erased alone.
CREATE TABLE customer_document (
    customer_id uuid PRIMARY KEY REFERENCES customer,
    kind        text NOT NULL CHECK (kind IN ('ID_CARD', 'PASSPORT', 'TRAVEL_PERMIT', 'OTHER')),
    number      text NOT NULL CHECK (number <> '' AND char_length(number) <= 40)
);
CREATE INDEX customer_document_number ON customer_document (number);

-- What a customer agreed to (FHIR Consent), from when until it was withdrawn.
CREATE TABLE customer_consent (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id  uuid NOT NULL REFERENCES customer,
    kind         text NOT NULL CHECK (kind IN ('PRIVACY_NOTICE', 'MARKETING', 'PHOTOGRAPHS')),
    given_at     timestamptz NOT NULL,
    given_by     bigint NOT NULL REFERENCES journal,
    withdrawn_at timestamptz CHECK (withdrawn_at >= given_at),
    withdrawn_by bigint REFERENCES journal,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX customer_consent_active ON customer_consent (customer_id, kind) WHERE withdrawn_at IS NULL;

-- Somebody looked at two records that seem to be one person's, and said that they are not.
CREATE TABLE customer_apart (
    one_id   uuid NOT NULL REFERENCES customer,
    other_id uuid NOT NULL REFERENCES customer,
    said_by  bigint NOT NULL REFERENCES journal,
    PRIMARY KEY (one_id, other_id),
    CHECK (one_id < other_id)
);

REVOKE DELETE, TRUNCATE ON customer, customer_consent FROM ${app_role};

INSERT INTO role_permission (role_code, permission)
SELECT code, permission
FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE'), ('DUTY_MANAGER')) AS r (code),
     (VALUES ('customers.see'), ('customers.register')) AS p (permission);
INSERT INTO role_permission (role_code, permission) VALUES
    ('CONSULTANT', 'customers.see'),
    ('CALLBACK_AGENT', 'customers.see'),
    ('DESK_GUIDE', 'customers.unmask'),
    ('CONSULTANT', 'customers.unmask'),
    ('CALLBACK_AGENT', 'customers.unmask'),
    ('DUTY_MANAGER', 'customers.unmask'),
    ('DESK_GUIDE', 'customers.merge'),
    ('DUTY_MANAGER', 'customers.merge');
