-- Somebody asks a colleague to take over what is planned, or to swap days; the colleague accepts, the manager agrees.
CREATE TABLE roster_swap (
    id         uuid PRIMARY KEY,
    asker      uuid NOT NULL REFERENCES account,
    other      uuid NOT NULL REFERENCES account,
    role_code  text NOT NULL REFERENCES role,
    day        date NOT NULL,
    -- what stood there when it was asked: if it stands differently when it is agreed to, it is asked anew
    gives      text NOT NULL CHECK (gives <> ''),
    -- the colleague's day that the asker takes in exchange; null where nothing is
    other_day  date,
    takes      text,
    asked      timestamptz NOT NULL,
    outcome    text CHECK (outcome IN ('AGREED', 'DECLINED', 'WITHDRAWN', 'REFUSED')),
    closed     timestamptz,
    closed_by  bigint REFERENCES journal,
    CHECK (asker <> other),
    CHECK ((other_day IS NULL) = (takes IS NULL)),
    CHECK ((closed IS NULL) = (outcome IS NULL)),
    CHECK ((closed IS NULL) = (closed_by IS NULL))
);
-- What is offered to one colleague is not offered to another at the same time.
CREATE UNIQUE INDEX roster_swap_open ON roster_swap (asker, role_code, day) WHERE closed IS NULL;
CREATE INDEX roster_swap_closed ON roster_swap (closed);
REVOKE DELETE, TRUNCATE ON roster_swap FROM ${app_role};

-- How far it is.
CREATE TABLE roster_swap_state (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    swap_id   uuid NOT NULL REFERENCES roster_swap,
    state     text NOT NULL CHECK (state IN ('REQUESTED', 'ACCEPTED')),
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
CREATE UNIQUE INDEX roster_swap_state_open ON roster_swap_state (swap_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX roster_swap_state_of ON roster_swap_state (swap_id);
REVOKE DELETE, TRUNCATE ON roster_swap_state FROM ${app_role};

-- A colleague is asked.
CREATE VIEW notice_swap_asked WITH (security_invoker = true) AS
SELECT s.id AS about, s.other AS person, NULL::text AS permission, NULL::uuid AS but,
       to_char(s.day, 'MM-DD') AS label,
       replace(replace(s.gives, 'TEA', '茶水'), 'LEAVE', '休') || coalesce(' ⇄ ' || to_char(s.other_day, 'MM-DD') || ' '
           || replace(replace(s.takes, 'TEA', '茶水'), 'LEAVE', '休'), '') AS zh,
       replace(replace(s.gives, 'TEA', 'tea'), 'LEAVE', 'leave') || coalesce(' ⇄ ' || to_char(s.other_day, 'MM-DD') || ' '
           || replace(replace(s.takes, 'TEA', 'tea'), 'LEAVE', 'leave'), '') AS en,
       n.name AS by_name, 'roster' AS path, t.started AS since
FROM roster_swap s
JOIN roster_swap_state t ON t.swap_id = s.id AND t.state = 'REQUESTED' AND t.ended IS NULL AND t.voided IS NULL
JOIN staff_named n ON n.actor = s.asker::text
WHERE s.closed IS NULL;

-- Two have come to terms: whoever keeps the roster agrees.
CREATE VIEW notice_swap_accepted WITH (security_invoker = true) AS
SELECT s.id AS about, NULL::uuid AS person, 'roster.change' AS permission, NULL::uuid AS but,
       to_char(s.day, 'MM-DD') AS label,
       n.name || ' → ' || m.name || '，' || replace(replace(s.gives, 'TEA', '茶水'), 'LEAVE', '休')
           || coalesce(' ⇄ ' || to_char(s.other_day, 'MM-DD') || ' '
           || replace(replace(s.takes, 'TEA', '茶水'), 'LEAVE', '休'), '') AS zh,
       n.name || ' → ' || m.name || ', ' || replace(replace(s.gives, 'TEA', 'tea'), 'LEAVE', 'leave')
           || coalesce(' ⇄ ' || to_char(s.other_day, 'MM-DD') || ' '
           || replace(replace(s.takes, 'TEA', 'tea'), 'LEAVE', 'leave'), '') AS en,
       n.name AS by_name, 'roster' AS path, t.started AS since
FROM roster_swap s
JOIN roster_swap_state t ON t.swap_id = s.id AND t.state = 'ACCEPTED' AND t.ended IS NULL AND t.voided IS NULL
JOIN staff_named n ON n.actor = s.asker::text
JOIN staff_named m ON m.actor = s.other::text
WHERE s.closed IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON notice_swap_asked, notice_swap_accepted FROM ${app_role};
