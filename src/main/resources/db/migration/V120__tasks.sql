-- What somebody is asked to do, from the request until it is done: FHIR Task. Three times are kept apart, each a period:
-- asked for and nobody's, somebody's, begun.

-- Of rooms: which are to be cleaned now, since which entry, and whether somebody is at it.
CREATE VIEW room_housekeeping_now WITH (security_invoker = true) AS
SELECT place_id, stage, begun_by AS entry FROM room_state
WHERE state = 'HOUSEKEEPING' AND ended IS NULL AND voided IS NULL;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON room_housekeeping_now FROM ${app_role};

-- Kinds of tasks are data. A module that brings one adds its row here, its target, and says who may take it.
CREATE TABLE task_code (
    code       text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    zh         text NOT NULL,
    en         text NOT NULL,
    icon       text NOT NULL,
    ordinal    int NOT NULL,
    -- who may take it: whoever holds this permission
    permission text NOT NULL,
    -- within what time it is to be done
    target     text NOT NULL REFERENCES target,
    -- what it must be about
    about      text NOT NULL CHECK (about IN ('VISIT', 'ROOM', 'ANYTHING')),
    -- what else has to be said: where to, whom, a note
    asks_to    boolean NOT NULL DEFAULT false,
    asks_whom  boolean NOT NULL DEFAULT false,
    asks_note  boolean NOT NULL DEFAULT false,
    -- whoever begins it takes the guest over, and whoever ends it hands the guest on
    custody    boolean NOT NULL DEFAULT false,
    -- whether people ask for it; otherwise it comes about by itself
    asked      boolean NOT NULL DEFAULT true,
    -- whether whoever may take it is told wherever he or she is
    rings      boolean NOT NULL DEFAULT true
);

CREATE TABLE task (
    id          uuid PRIMARY KEY,
    number      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    code        text NOT NULL REFERENCES task_code,
    visit_id    uuid REFERENCES visit,
    -- which room it is about
    room_id     uuid REFERENCES place,
    to_id       uuid REFERENCES place,
    -- who asked for it; null where it came about by itself
    requester   uuid REFERENCES account,
    -- who alone is asked; null asks everybody who may
    person      uuid REFERENCES account,
    -- to whom the guest is handed on; null is the desk
    receiver    uuid REFERENCES account,
    note        text CHECK (length(note) <= 200),
    requested   timestamptz NOT NULL,
    due         timestamptz NOT NULL,
    -- asked for once more, by whom
    hurried     timestamptz,
    hurried_by  uuid REFERENCES account,
    -- what may be open once only
    same        text NOT NULL,
    outcome     text CHECK (outcome IN ('COMPLETED', 'REJECTED', 'FAILED', 'CANCELLED', 'ENTERED_IN_ERROR')),
    reason      text,
    closed      timestamptz,
    closed_by   bigint REFERENCES journal,
    CHECK ((outcome IS NULL) = (closed IS NULL)),
    CHECK ((outcome IS NULL) = (closed_by IS NULL)),
    CHECK ((hurried IS NULL) = (hurried_by IS NULL))
);
CREATE UNIQUE INDEX task_same ON task (same) WHERE closed IS NULL;
CREATE INDEX task_of_visit ON task (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX task_closed_by ON task (closed_by) WHERE closed_by IS NOT NULL;

-- Whose it is: nobody's, or one person's.
CREATE TABLE task_owner (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id   uuid NOT NULL REFERENCES task,
    holder    text NOT NULL CHECK (holder IN ('STAFF', 'NONE')),
    staff_id  uuid REFERENCES account,
    place_id  uuid REFERENCES place CHECK (place_id IS NULL),
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK ((holder = 'STAFF') = (staff_id IS NOT NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX task_owner_open ON task_owner (task_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX task_owner_of ON task_owner (staff_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX task_owner_task ON task_owner (task_id);
-- What an act had done to tasks is taken back with it.
CREATE INDEX task_owner_begun ON task_owner (begun_by);
CREATE INDEX task_owner_ended ON task_owner (ended_by);

-- To whom a task is passed, until that colleague has answered.
CREATE TABLE task_handoff (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id   uuid NOT NULL REFERENCES task,
    taker     text NOT NULL CHECK (taker = 'STAFF'),
    taker_id  uuid NOT NULL REFERENCES account,
    giver_id  uuid NOT NULL REFERENCES account,
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
CREATE UNIQUE INDEX task_handoff_open ON task_handoff (task_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX task_handoff_task ON task_handoff (task_id);

-- That somebody is at it, and who.
CREATE TABLE task_work (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id   uuid NOT NULL REFERENCES task,
    staff_id  uuid NOT NULL REFERENCES account,
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
CREATE UNIQUE INDEX task_work_open ON task_work (task_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX task_work_task ON task_work (task_id);
CREATE INDEX task_work_begun ON task_work (begun_by);
CREATE INDEX task_work_ended ON task_work (ended_by);

REVOKE DELETE, TRUNCATE ON task_code, task, task_owner, task_handoff, task_work FROM ${app_role};

-- Every open task, as it stands.
CREATE VIEW task_now WITH (security_invoker = true) AS
SELECT t.id AS task_id, t.number, t.code, t.visit_id, t.room_id, t.to_id, t.requester, t.person, t.receiver, t.note,
       t.requested, t.due, t.hurried, t.hurried_by,
       c.permission, c.rings, c.custody, c.ordinal, c.zh, c.en,
       CASE WHEN w.id IS NOT NULL THEN 'IN_PROGRESS' WHEN o.staff_id IS NOT NULL THEN 'ACCEPTED' ELSE 'REQUESTED' END
           AS status,
       o.staff_id AS owner, o.started AS owner_since, w.started AS begun,
       h.id AS offer_id, h.taker_id, h.giver_id, h.started AS offered
FROM task t
JOIN task_code c ON c.code = t.code
JOIN task_owner o ON o.task_id = t.id AND o.ended IS NULL AND o.voided IS NULL
LEFT JOIN task_work w ON w.task_id = t.id AND w.ended IS NULL AND w.voided IS NULL
LEFT JOIN task_handoff h ON h.task_id = t.id AND h.ended IS NULL AND h.voided IS NULL
WHERE t.closed IS NULL;

-- Which task an entry of a guest's story speaks of.
CREATE VIEW task_said WITH (security_invoker = true) AS
SELECT j.id AS entry, c.zh || coalesce('，' || p.short_zh, '') AS zh, c.en || coalesce(', ' || p.short_en, '') AS en
FROM journal_told j
JOIN task t ON t.id = CASE WHEN j.subject_kind = 'task' THEN j.subject_id::uuid END
JOIN task_code c ON c.code = t.code
LEFT JOIN place p ON p.id = coalesce(t.to_id, t.room_id);

-- What is asked for a guest, on the row of arrivals.
CREATE VIEW task_mark WITH (security_invoker = true) AS
SELECT t.visit_id, c.zh, c.en, t.requested AS since, 60 AS rank
FROM task t JOIN task_code c ON c.code = t.code
WHERE t.closed IS NULL AND t.visit_id IS NOT NULL AND c.asked;

-- What waits for people: see notices.NoticeKind for the columns. What is asked of one, or passed to one.
CREATE VIEW notice_task_asked WITH (security_invoker = true) AS
SELECT t.task_id AS about, coalesce(t.taker_id, t.person) AS person, NULL::text AS permission, NULL::uuid AS but,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       g.name AS by_name, 'tasks' AS path, coalesce(t.offered, t.hurried, t.requested) AS since
FROM task_now t
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.room_id, t.to_id)
LEFT JOIN staff_named g ON g.actor = coalesce(t.giver_id, t.hurried_by, t.requester)::text
WHERE t.taker_id IS NOT NULL OR (t.owner IS NULL AND t.person IS NOT NULL);

-- What rings is for whoever may take it, as long as nobody has.
CREATE VIEW notice_task_open WITH (security_invoker = true) AS
SELECT t.task_id AS about, NULL::uuid AS person, t.permission, t.requester AS but,
       coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'), 'T' || t.number)
           AS label,
       t.zh || coalesce('，' || p.short_zh, '') AS zh, t.en || coalesce(', ' || p.short_en, '') AS en,
       g.name AS by_name, 'tasks' AS path, coalesce(t.hurried, t.requested) AS since
FROM task_now t
LEFT JOIN visit v ON v.id = t.visit_id
LEFT JOIN place p ON p.id = coalesce(t.room_id, t.to_id)
LEFT JOIN staff_named g ON g.actor = coalesce(t.hurried_by, t.requester)::text
WHERE t.owner IS NULL AND t.person IS NULL AND t.taker_id IS NULL AND t.rings;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON task_now, task_said, task_mark, notice_task_asked, notice_task_open FROM ${app_role};

INSERT INTO target (code, seconds) VALUES
    ('TASK_ESCORT', 300),
    ('TASK_DOCUMENT', 300),
    ('TASK_COLLEAGUE', 180),
    ('TASK_DOCTOR', 600),
    ('TASK_ERRAND', 900),
    ('TASK_OTHER', 180);

INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asks_to, asks_whom, asks_note, custody) VALUES
    ('ESCORT', '陪送', 'Escort', 'i-walk', 10, 'tasks.escort', 'TASK_ESCORT', 'VISIT', true, false, false, true),
    ('DOCUMENT', '送资料', 'Documents', 'i-order', 20, 'tasks.serve', 'TASK_DOCUMENT', 'ROOM', false, false, true, false),
    ('COLLEAGUE', '请同事来', 'A colleague', 'i-visitor', 30, 'tasks.take', 'TASK_COLLEAGUE', 'ROOM', false, true, false, false),
    ('DOCTOR', '请医生来', 'A doctor', 'discplus', 40, 'tasks.attend', 'TASK_DOCTOR', 'ROOM', false, false, false, false),
    ('ERRAND', '跑腿', 'Errand', 'i-run', 50, 'tasks.serve', 'TASK_ERRAND', 'ANYTHING', true, false, true, false),
    ('OTHER', '房间需要人', 'Room needs somebody', 'i-bell', 60, 'tasks.serve', 'TASK_OTHER', 'ROOM', false, false, true, false);

-- A room that is to be cleaned is a task by itself, and cleaned when the task is done. Its tile says so already.
INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asked, rings) VALUES
    ('HOUSEKEEPING', '整理房间', 'Clean the room', 'r-hk', 70, 'rooms.clean', 'ROOM_HOUSEKEEPING', 'ROOM', false, false);

INSERT INTO role_permission (role_code, permission)
SELECT role.code, p.permission
FROM role CROSS JOIN (VALUES ('tasks.take'), ('tasks.ask')) AS p (permission)
WHERE role.code NOT IN ('ADMIN');
INSERT INTO role_permission (role_code, permission)
SELECT code, 'tasks.escort'
FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE'), ('SKIN_NURSE'), ('AESTHETICIAN'), ('WARD_NURSE'),
             ('OR_NURSE')) AS r (code);
INSERT INTO role_permission (role_code, permission)
SELECT code, 'tasks.serve' FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE')) AS r (code);
INSERT INTO role_permission (role_code, permission)
SELECT code, 'tasks.attend' FROM (VALUES ('DOCTOR'), ('ANAESTHETIST')) AS r (code);
INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'tasks.oversee');
