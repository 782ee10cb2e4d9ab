-- A document of a visit: filled from a published text, in the language that the guest reads. Never changed.
CREATE TABLE document (
    id         uuid PRIMARY KEY,
    number     bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    visit_id   uuid NOT NULL REFERENCES visit,
    kind       text NOT NULL,
    version    int NOT NULL,
    language   text NOT NULL CHECK (language IN ('zh', 'en')),
    body       text NOT NULL CHECK (char_length(body) <= 40000),
    -- what was put for each placeholder, as JSON
    filled_in  text NOT NULL,
    -- what it belongs to and is void without, such as a version of a quote
    bound_kind text,
    bound_id   text,
    filled     timestamptz NOT NULL,
    filled_by  uuid NOT NULL REFERENCES account,
    begun_by   bigint NOT NULL REFERENCES journal,
    FOREIGN KEY (kind, version) REFERENCES document_text,
    CHECK ((bound_kind IS NULL) = (bound_id IS NULL))
);
CREATE INDEX document_of_visit ON document (visit_id);
CREATE INDEX document_text_of ON document (kind, version);
CREATE INDEX document_entry ON document (begun_by);
CREATE INDEX document_bound ON document (bound_kind, bound_id) WHERE bound_kind IS NOT NULL;

-- That it is on a screen before the guest: of whose sign-in, who is to sign, how that was checked, and until when.
CREATE TABLE document_shown (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES document,
    shift_id    uuid NOT NULL,
    staff_id    uuid NOT NULL REFERENCES account,
    -- whether that is a doctor
    doctor      boolean NOT NULL,
    signer      text NOT NULL CHECK (signer IN ('GUEST', 'GUARDIAN')),
    name        text NOT NULL CHECK (name <> ''),
    -- by which two things it was made sure who signs, by the codes of a closed list
    checked     text NOT NULL,
    relation    text,
    paper       text,
    paper_no    text,
    until       timestamptz NOT NULL,
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL)),
    CHECK ((signer = 'GUARDIAN') = (relation IS NOT NULL)),
    CHECK ((signer = 'GUARDIAN') = (paper IS NOT NULL AND paper_no IS NOT NULL))
);
CREATE UNIQUE INDEX document_shown_open ON document_shown (document_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX document_shown_shift ON document_shown (shift_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX document_shown_of ON document_shown (document_id);

-- A signature: the strokes as they were drawn; by whom, before whom, how it was made sure who that is, when. Never changed.
CREATE TABLE document_signature (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES document,
    signer      text NOT NULL CHECK (signer IN ('GUEST', 'GUARDIAN', 'WITNESS', 'STAFF')),
    name        text NOT NULL CHECK (name <> ''),
    -- of one of the house, who signs as who is signed in
    staff_id    uuid REFERENCES account,
    relation    text,
    paper       text,
    paper_no    text,
    checked     text NOT NULL,
    -- before whom
    taken_by    uuid NOT NULL REFERENCES account,
    doctor      boolean NOT NULL,
    strokes     text NOT NULL CHECK (char_length(strokes) BETWEEN 10 AND 60000),
    device      text NOT NULL CHECK (char_length(device) <= 300),
    signed      timestamptz NOT NULL,
    begun_by    bigint NOT NULL REFERENCES journal,
    UNIQUE (document_id, signer),
    CHECK ((signer IN ('WITNESS', 'STAFF')) = (staff_id IS NOT NULL)),
    CHECK (staff_id IS NULL OR staff_id = taken_by),
    CHECK ((signer = 'GUARDIAN') = (relation IS NOT NULL)),
    CHECK ((signer = 'GUARDIAN') = (paper IS NOT NULL AND paper_no IS NOT NULL))
);
CREATE INDEX document_signature_entry ON document_signature (begun_by);
-- One person is not two signers; a guest and a guardian do not both sign.
CREATE UNIQUE INDEX document_signature_person ON document_signature (document_id, staff_id) WHERE staff_id IS NOT NULL;
CREATE UNIQUE INDEX document_signature_party ON document_signature (document_id) WHERE signer IN ('GUEST', 'GUARDIAN');

-- Of which a colleague is asked to be the witness.
CREATE TABLE document_witness (
    document_id uuid NOT NULL REFERENCES document,
    staff_id    uuid NOT NULL REFERENCES account,
    asked_by    uuid NOT NULL REFERENCES account,
    asked       timestamptz NOT NULL,
    begun_by    bigint NOT NULL REFERENCES journal,
    PRIMARY KEY (document_id, staff_id)
);

-- That it holds no longer: withdrawn by the guest, or void because of something of the house. It stays legible.
CREATE TABLE document_end (
    document_id uuid PRIMARY KEY REFERENCES document,
    state       text NOT NULL CHECK (state IN ('INACTIVE', 'VOID')),
    -- who does not want it any more; of what is void, why, by a code
    by_whom     text NOT NULL CHECK (by_whom ~ '^[A-Z][A-Z_]{1,39}$'),
    reason      text CHECK (reason <> '' AND char_length(reason) <= 200),
    at          timestamptz NOT NULL,
    staff_id    uuid NOT NULL REFERENCES account,
    begun_by    bigint NOT NULL REFERENCES journal,
    CHECK (state <> 'INACTIVE' OR reason IS NOT NULL)
);
REVOKE UPDATE, DELETE, TRUNCATE ON document, document_signature, document_witness, document_end FROM ${app_role};
REVOKE DELETE, TRUNCATE ON document_shown FROM ${app_role};

-- Of which customers an identity document is kept: whether, and not which.
CREATE VIEW customer_papered WITH (security_invoker = true) AS
SELECT r.person_id FROM customer_document d JOIN customer_record r ON r.record_id = d.customer_id;

-- How each stands. What needs a doctor and was signed before another is acknowledged, and not valid.
CREATE VIEW document_now WITH (security_invoker = true) AS
SELECT d.id AS document_id, d.number, d.visit_id, d.kind, d.version, d.language, d.bound_kind, d.bound_id, d.filled,
       d.filled_by, d.begun_by,
       CASE WHEN e.state IS NOT NULL THEN e.state
            WHEN g.id IS NULL THEN 'DRAFT'
            WHEN k.staff = 'DOCTOR' AND NOT g.doctor THEN 'ACKNOWLEDGED'
            WHEN k.staff <> 'NONE' AND s.id IS NULL THEN 'DRAFT'
            WHEN k.witness AND w.id IS NULL THEN 'DRAFT'
            ELSE 'ACTIVE' END AS state,
       coalesce(e.at, greatest(g.signed, s.signed, w.signed), d.filled) AS since,
       g.signer, g.name AS signed_name, g.signed, g.taken_by, g.begun_by AS signed_by,
       s.staff_id AS staff_id, s.signed AS staff_signed, w.staff_id AS witness_id, w.signed AS witness_signed,
       e.by_whom, e.reason, e.staff_id AS ended_by_id
FROM document d
JOIN document_kind k ON k.code = d.kind
LEFT JOIN LATERAL (SELECT * FROM document_signature WHERE document_id = d.id AND signer IN ('GUEST', 'GUARDIAN') LIMIT 1) AS g
    ON true
LEFT JOIN LATERAL (SELECT * FROM document_signature WHERE document_id = d.id AND signer = 'STAFF' LIMIT 1) AS s ON true
LEFT JOIN LATERAL (SELECT * FROM document_signature WHERE document_id = d.id AND signer = 'WITNESS' LIMIT 1) AS w ON true
LEFT JOIN LATERAL (SELECT * FROM document_end WHERE document_id = d.id LIMIT 1) AS e ON true;

-- Whom the documents of a visit concern beside those whom the visit does: who has filled, taken, signed or is to witness one,
-- and the doctor who is with the guest in a room.
CREATE VIEW document_concerns WITH (security_invoker = true) AS
SELECT visit_id, filled_by AS staff_id FROM document
UNION
SELECT d.visit_id, s.taken_by FROM document d JOIN document_signature s ON s.document_id = d.id
UNION
SELECT d.visit_id, w.staff_id FROM document d JOIN document_witness w ON w.document_id = d.id
UNION
SELECT visit_id, doctor_id FROM room_now WHERE visit_id IS NOT NULL AND doctor_id IS NOT NULL;

-- On the row of arrivals: what was acknowledged and is not valid yet, and what is void and was signed.
CREATE VIEW document_mark WITH (security_invoker = true) AS
SELECT n.visit_id, k.zh || '未生效' AS zh, k.en || ' not valid yet' AS en, n.since, 35 AS rank
FROM visit v
JOIN document_now n ON n.visit_id = v.id
JOIN document_kind k ON k.code = n.kind
WHERE v.status = 'IN_PROGRESS' AND n.state = 'ACKNOWLEDGED'
  AND NOT EXISTS (SELECT FROM document_now o WHERE o.visit_id = n.visit_id AND o.kind = n.kind AND o.state = 'ACTIVE')
UNION ALL
SELECT n.visit_id, k.zh || '已作废', k.en || ' void', n.since, 34
FROM visit v
JOIN document_now n ON n.visit_id = v.id
JOIN document_kind k ON k.code = n.kind
WHERE v.status = 'IN_PROGRESS' AND n.state = 'VOID' AND n.signed IS NOT NULL
  AND NOT EXISTS (SELECT FROM document_now o WHERE o.visit_id = n.visit_id AND o.kind = n.kind AND o.number > n.number);

-- Which document an entry of the journey speaks of.
CREATE VIEW document_told WITH (security_invoker = true) AS
SELECT j.id AS entry, k.zh || ' W' || d.number AS zh, k.en || ' W' || d.number AS en
FROM journal_told j
JOIN document d ON j.subject_kind = 'document' AND d.id = CASE WHEN j.subject_kind = 'document' THEN j.subject_id::uuid END
JOIN document_kind k ON k.code = d.kind;

-- Who is asked to be a witness, until it is done: see notices.NoticeKind for the columns.
CREATE VIEW notice_document_witness WITH (security_invoker = true) AS
SELECT w.document_id AS about, w.staff_id AS person, NULL::text AS permission, NULL::uuid AS but,
       'A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0') AS label,
       k.zh, k.en, g.name AS by_name,
       'documents/' || n.arrival_day || '/A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0')
           AS path,
       w.asked AS since
FROM visit v
JOIN document d ON d.visit_id = v.id
JOIN document_witness w ON w.document_id = d.id
JOIN document_kind k ON k.code = d.kind
JOIN LATERAL (SELECT arrival_day, ticket_number FROM visit_now WHERE visit_id = d.visit_id LIMIT 1) AS n ON true
LEFT JOIN staff_named g ON g.actor = w.asked_by::text
WHERE v.status = 'IN_PROGRESS'
  AND NOT EXISTS (SELECT FROM document_signature s WHERE s.document_id = d.id AND s.signer = 'WITNESS')
  AND NOT EXISTS (SELECT FROM document_end e WHERE e.document_id = d.id);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON document_now, document_concerns, document_mark, document_told,
    notice_document_witness, customer_papered FROM ${app_role};

INSERT INTO house_rule (code, value, unit, least, most) VALUES ('DOCUMENT_SCREEN_MINUTES', 30, 'MINUTES', 2, 120);

INSERT INTO role_permission (role_code, permission) VALUES
    ('DESK_GUIDE', 'documents.read'), ('DESK_GUIDE', 'documents.sign'),
    ('CONSULTANT', 'documents.read'), ('CONSULTANT', 'documents.sign'), ('CONSULTANT', 'documents.contract'),
    ('DOCTOR', 'documents.read'), ('DOCTOR', 'documents.sign'), ('DOCTOR', 'documents.contract'),
    ('DOCTOR', 'documents.medical'),
    ('ANAESTHETIST', 'documents.read'), ('ANAESTHETIST', 'documents.sign'), ('ANAESTHETIST', 'documents.contract'),
    ('ANAESTHETIST', 'documents.medical'),
    ('PHYSICIAN_ASSISTANT', 'documents.read'), ('PHYSICIAN_ASSISTANT', 'documents.sign'),
    ('SKIN_NURSE', 'documents.read'), ('SKIN_NURSE', 'documents.sign'),
    ('WARD_NURSE', 'documents.read'), ('WARD_NURSE', 'documents.sign'),
    ('DUTY_MANAGER', 'documents.read'), ('DUTY_MANAGER', 'documents.sign'), ('DUTY_MANAGER', 'documents.contract'),
    ('DUTY_MANAGER', 'documents.readAll');
