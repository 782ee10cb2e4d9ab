-- For which page the screens of a sign-in are lent to somebody who is not of the house: they are locked meanwhile.
ALTER TABLE shift ADD COLUMN lent text CHECK (lent ~ '^[a-z][a-zA-Z]{1,30}$');
ALTER TABLE shift ADD CONSTRAINT shift_lent_locked CHECK (lent IS NULL OR locked IS NOT NULL);

-- Which form is on a tablet in its guest's hand: whose sign-in that is, and until when.
CREATE TABLE intake_lent (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES intake_form,
    shift_id  uuid NOT NULL,
    staff_id  uuid NOT NULL REFERENCES account,
    until     timestamptz NOT NULL,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX intake_lent_open ON intake_lent (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX intake_lent_shift ON intake_lent (shift_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX intake_lent_visit ON intake_lent (visit_id);
REVOKE DELETE, TRUNCATE ON intake_lent FROM ${app_role};

INSERT INTO house_rule (code, value, unit, least, most) VALUES ('INTAKE_TABLET_MINUTES', 20, 'MINUTES', 2, 120);
