-- A card with a number of the house, given to a guest in the place of a printed ticket: from when to when, one guest each.
CREATE TABLE visit_numbered_card (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id  uuid NOT NULL REFERENCES visit,
    -- null since another guest has the card that this one would be given back by an undo
    claim     int CHECK (claim BETWEEN 1 AND 9999),
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
CREATE UNIQUE INDEX visit_numbered_card_open ON visit_numbered_card (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX visit_numbered_card_claim ON visit_numbered_card (claim) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX visit_numbered_card_of_visit ON visit_numbered_card (visit_id);
REVOKE DELETE, TRUNCATE ON visit_numbered_card FROM ${app_role};

-- Which card a guest has, on the row of arrivals, until it is given back.
CREATE VIEW numbered_card_mark WITH (security_invoker = true) AS
SELECT visit_id, claim || ' 号牌' AS zh, 'card ' || claim AS en, started AS since, 90 AS rank
FROM visit_numbered_card WHERE claim IS NOT NULL AND ended IS NULL AND voided IS NULL;

-- Which card an entry speaks of, for the journey.
CREATE VIEW numbered_card_said WITH (security_invoker = true) AS
SELECT id AS entry, (detail ->> 'card') || ' 号牌' AS zh, 'card ' || (detail ->> 'card') AS en
FROM journal_told WHERE subject_kind = 'visit' AND action IN ('visits.giveCard', 'visits.takeCard');

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON numbered_card_mark, numbered_card_said FROM ${app_role};
