-- Drinks and small dishes (饮品): what the house offers, what is ordered for whom, and where each cup is, until it is washed.
-- A drink before anaesthesia is harm: so that a guest who fasts, or of whom nobody knows, has nothing open is held here, by
-- whatever way it comes.

-- What matters of it before anaesthesia: so many minutes must lie between. As the ASA has it; a house may be stricter.
CREATE TABLE drink_class (
    code    text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    zh      text NOT NULL,
    en      text NOT NULL,
    rank    int NOT NULL,
    minutes int NOT NULL CHECK (minutes BETWEEN 1 AND 2880)
);
INSERT INTO drink_class (code, zh, en, rank, minutes) VALUES
    ('CLEAR', '清饮', 'Clear liquid', 10, 120),
    ('MILK', '含奶', 'Milk', 20, 360),
    ('LIGHT', '轻食', 'Light food', 30, 360),
    ('FATTY', '油腻或正餐', 'Fatty or full meal', 40, 480);

CREATE TABLE allergen (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    zh   text NOT NULL,
    en   text NOT NULL,
    rank int NOT NULL
);
INSERT INTO allergen (code, zh, en, rank) VALUES
    ('MILK', '奶', 'milk', 10),
    ('NUTS', '坚果', 'nuts', 20),
    ('GLUTEN', '麸质', 'gluten', 30),
    ('EGG', '蛋', 'egg', 40),
    ('SOY', '大豆', 'soy', 50),
    ('FRUIT', '水果', 'fruit', 60);

-- How somebody would like it.
CREATE TABLE drink_wish (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    zh   text NOT NULL,
    en   text NOT NULL,
    rank int NOT NULL
);
INSERT INTO drink_wish (code, zh, en, rank) VALUES
    ('HOT', '热', 'hot', 10),
    ('WARM', '温', 'warm', 20),
    ('ICED', '冰', 'iced', 30),
    ('NO_SUGAR', '不加糖', 'no sugar', 40),
    ('HALF_SUGAR', '半糖', 'half sugar', 50),
    ('DECAF', '低因', 'decaffeinated', 60);

-- Something of the menu, and the answer of the intake form that asks for it.
CREATE TABLE menu_item (
    id     uuid PRIMARY KEY,
    code   text NOT NULL UNIQUE CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    choice text
);
CREATE UNIQUE INDEX menu_item_choice ON menu_item (choice) WHERE choice IS NOT NULL;

-- What it is, from when to when: what was ordered stays what it was. With no open period it is not offered.
CREATE TABLE menu_entry (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_id   uuid NOT NULL REFERENCES menu_item,
    zh        text NOT NULL CHECK (length(zh) BETWEEN 1 AND 40),
    en        text NOT NULL CHECK (length(en) BETWEEN 1 AND 60),
    -- A: from a flask of the hall; B: made to order; or a snack
    made      text NOT NULL CHECK (made IN ('FLASK', 'TO_ORDER', 'SNACK')),
    class     text NOT NULL REFERENCES drink_class,
    allergens text[] NOT NULL,
    whom      text NOT NULL CHECK (whom IN ('ANYBODY', 'GUESTS', 'COMPANIONS')),
    -- in which kinds of places
    places    text[] NOT NULL CHECK (cardinality(places) > 0),
    rank      int NOT NULL,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    -- null: the portal came with it
    begun_by  bigint REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX menu_entry_open ON menu_entry (item_id) WHERE ended IS NULL;
CREATE INDEX menu_entry_of ON menu_entry (item_id);

WITH offered (code, choice, zh, en, made, class, allergens, whom, rank) AS (VALUES
    ('GREEN_TEA', 'GREEN_TEA', '绿茶', 'Green tea', 'FLASK', 'CLEAR', '{}', 'ANYBODY', 10),
    ('JUICE', 'JUICE', '果汁', 'Juice', 'FLASK', 'LIGHT', '{FRUIT}', 'ANYBODY', 20),
    ('WATER', 'WATER', '温水', 'Warm water', 'FLASK', 'CLEAR', '{}', 'ANYBODY', 30),
    ('AMERICANO', 'COFFEE', '美式', 'Americano', 'TO_ORDER', 'CLEAR', '{}', 'ANYBODY', 40),
    ('LATTE', NULL, '拿铁', 'Latte', 'TO_ORDER', 'MILK', '{MILK}', 'ANYBODY', 50),
    ('CAPPUCCINO', NULL, '卡布奇诺', 'Cappuccino', 'TO_ORDER', 'MILK', '{MILK}', 'ANYBODY', 60),
    ('MOCHA', NULL, '摩卡', 'Mocha', 'TO_ORDER', 'MILK', '{MILK,SOY}', 'ANYBODY', 70),
    ('BISCUITS', NULL, '饼干', 'Biscuits', 'SNACK', 'LIGHT', '{GLUTEN,MILK,EGG}', 'ANYBODY', 80),
    ('CAKE', NULL, '蛋糕', 'Cake', 'SNACK', 'FATTY', '{GLUTEN,MILK,EGG,NUTS}', 'ANYBODY', 90)),
items AS (
    INSERT INTO menu_item (id, code, choice) SELECT gen_random_uuid(), code, choice FROM offered RETURNING id, code)
INSERT INTO menu_entry (item_id, zh, en, made, class, allergens, whom, places, rank, started)
SELECT i.id, o.zh, o.en, o.made, o.class, CAST(o.allergens AS text[]), o.whom,
       '{LIFT_HALL,SEAT,CONSULT_ROOM,STATION,BED,DESK}', o.rank, now()
FROM offered o JOIN items i USING (code);

-- One cup or plate, for the guest of a visit or for whoever came along.
CREATE TABLE drink_order (
    id       uuid PRIMARY KEY,
    visit_id uuid NOT NULL REFERENCES visit,
    -- as it was when it was ordered
    menu_id  bigint NOT NULL REFERENCES menu_entry,
    whom     text NOT NULL CHECK (whom IN ('GUEST', 'COMPANION')),
    wishes   text[] NOT NULL,
    ordered  timestamptz NOT NULL
);
CREATE INDEX drink_order_of_visit ON drink_order (visit_id);

-- How far it is, who has it in hand, and where it lies.
CREATE TABLE drink_state (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  uuid NOT NULL REFERENCES drink_order,
    state     text NOT NULL CHECK (state IN ('ORDERED', 'BEGUN', 'TRAY', 'BROUGHT', 'CANCELLED', 'ASKED', 'STOPPED', 'DRUNK',
                                             'COLLECTED')),
    staff_id  uuid REFERENCES account,
    -- where to it was carried, or where it was set down; null is a guest who stood
    place_id  uuid REFERENCES place,
    reason    text,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK ((state = 'CANCELLED') <= (reason IS NOT NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX drink_state_open ON drink_state (order_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX drink_state_of ON drink_state (order_id);
CREATE INDEX drink_state_begun ON drink_state (begun_by);
CREATE INDEX drink_state_ended ON drink_state (ended_by);
CREATE INDEX drink_state_at ON drink_state (place_id) WHERE ended IS NULL AND voided IS NULL;

-- That a drink was stopped, or drunk, by a guest who is to be operated on: told until somebody of the theatre knows.
CREATE TABLE drink_alert (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  uuid NOT NULL REFERENCES drink_order,
    -- how far it was
    was       text NOT NULL,
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
CREATE UNIQUE INDEX drink_alert_open ON drink_alert (order_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX drink_alert_of ON drink_alert (order_id);

REVOKE DELETE, TRUNCATE ON drink_class, allergen, drink_wish, menu_item, menu_entry, drink_order, drink_state, drink_alert
    FROM ${app_role};
REVOKE UPDATE ON drink_order, menu_item FROM ${app_role};

-- Whether a guest may be given nothing: who fasts, and of whom nobody knows. Nobody fasts on business.
CREATE FUNCTION drink_refused(guest uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (SELECT FROM visit_fasting WHERE visit_id = guest AND state = 'NO' AND ended IS NULL AND voided IS NULL)
       AND EXISTS (SELECT FROM visit WHERE id = guest AND source <> 'BUSINESS')
$$;

-- Nothing to eat or drink comes to a guest who fasts: not ordered, not made, not carried, not set down. The visit is locked,
-- so that nobody says meanwhile that the guest fasts.
CREATE FUNCTION drink_is_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    given record;
BEGIN
    SELECT o.visit_id, o.whom, v.companions INTO given FROM drink_order o JOIN visit v ON v.id = o.visit_id
    WHERE o.id = NEW.order_id;
    PERFORM FROM visit WHERE id = given.visit_id FOR NO KEY UPDATE;
    IF given.whom = 'GUEST' AND drink_refused(given.visit_id) THEN
        RAISE EXCEPTION 'visit % fasts, or nobody has asked', given.visit_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'drink_is_allowed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER drink_is_allowed BEFORE INSERT OR UPDATE ON drink_state
    FOR EACH ROW WHEN (NEW.state IN ('ORDERED', 'BEGUN', 'TRAY', 'BROUGHT') AND NEW.ended IS NULL AND NEW.voided IS NULL)
    EXECUTE FUNCTION drink_is_allowed();

-- What is ordered for whoever came along is ordered only where somebody did.
CREATE FUNCTION drink_has_a_companion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM visit WHERE id = NEW.visit_id AND companions > 0) THEN
        RAISE EXCEPTION 'nobody came along with visit %', NEW.visit_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'drink_has_a_companion';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER drink_has_a_companion BEFORE INSERT ON drink_order
    FOR EACH ROW WHEN (NEW.whom = 'COMPANION') EXECUTE FUNCTION drink_has_a_companion();

-- Whoever fasts from now on, or of whom it is not known any more, has nothing open: what is not made is cancelled, and of
-- what was carried or set down somebody must say whether it was drunk. With the entry that says so, and in its transaction:
-- nobody ever reads one without the other.
CREATE FUNCTION fasting_stops_drinks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry bigint := coalesce(NEW.voided_by, NEW.ended_by, NEW.begun_by);
    at timestamptz := coalesce(NEW.voided, NEW.ended, NEW.started);
BEGIN
    PERFORM FROM visit WHERE id = NEW.visit_id FOR NO KEY UPDATE;
    -- Of whoever has left, what is open is ended with the farewell.
    IF NOT drink_refused(NEW.visit_id)
       OR NOT EXISTS (SELECT FROM visit_custody WHERE visit_id = NEW.visit_id AND ended IS NULL AND voided IS NULL) THEN
        RETURN NULL;
    END IF;
    WITH stopped AS (
        UPDATE drink_state s SET ended = greatest(at, s.started), ended_by = entry
        FROM drink_order o
        WHERE o.id = s.order_id AND o.visit_id = NEW.visit_id AND o.whom = 'GUEST' AND s.ended IS NULL AND s.voided IS NULL
          AND s.state IN ('ORDERED', 'BEGUN', 'TRAY', 'BROUGHT')
        RETURNING s.order_id, s.state, s.place_id, s.ended),
    alerted AS (
        INSERT INTO drink_alert (order_id, was, started, recorded, begun_by)
        SELECT order_id, state, ended, at, entry FROM stopped
        WHERE EXISTS (SELECT FROM visit_fasting WHERE visit_id = NEW.visit_id AND state = 'YES' AND ended IS NULL
                      AND voided IS NULL)
        ON CONFLICT DO NOTHING)
    INSERT INTO drink_state (order_id, state, place_id, reason, started, recorded, begun_by)
    SELECT order_id, CASE WHEN state IN ('ORDERED', 'BEGUN') THEN 'CANCELLED' ELSE 'ASKED' END, place_id, 'FASTING', ended, at,
           entry
    FROM stopped;
    RETURN NULL;
END $$;
CREATE TRIGGER fasting_stops_drinks AFTER INSERT OR UPDATE ON visit_fasting
    FOR EACH ROW EXECUTE FUNCTION fasting_stops_drinks();

-- Every cup that is not yet washed, or not yet acknowledged, with where its guest is now.
CREATE VIEW drink_now WITH (security_invoker = true) AS
SELECT o.id AS order_id, o.visit_id, o.whom, o.wishes, o.ordered, m.item_id, m.zh, m.en, m.made, m.class, m.allergens, m.places,
       s.state, s.reason, s.place_id, s.staff_id, s.started AS since, s.begun_by AS entry,
       v.arrival_day, v.ticket_number, v.companions, c.id IS NOT NULL AS here, n.place_id AS guest_at, coalesce(n.started, v.departed_at) AS there_since
FROM drink_state s
JOIN drink_order o ON o.id = s.order_id
JOIN menu_entry m ON m.id = o.menu_id
JOIN visit v ON v.id = o.visit_id
LEFT JOIN LATERAL (SELECT id FROM visit_custody_now WHERE visit_id = o.visit_id LIMIT 1) AS c ON true
LEFT JOIN LATERAL (SELECT place_id, started FROM visit_place_now WHERE visit_id = o.visit_id LIMIT 1) AS n ON true
WHERE s.ended IS NULL AND s.voided IS NULL;

-- What a guest has eaten and drunk of ours, when at the latest, and from when on anaesthesia may follow. What was set down
-- counts as drunk until somebody says that it was not.
CREATE VIEW drink_intake WITH (security_invoker = true) AS
SELECT o.visit_id, o.id AS order_id, m.zh, m.en, m.class, i.at, i.at + make_interval(mins => k.minutes) AS not_before
FROM drink_order o
JOIN menu_entry m ON m.id = o.menu_id
JOIN drink_class k ON k.code = m.class
JOIN LATERAL (
    SELECT coalesce(max(started) FILTER (WHERE state = 'DRUNK'), min(started) FILTER (WHERE state = 'BROUGHT')) AS at
    FROM drink_state WHERE order_id = o.id AND voided IS NULL AND state IN ('BROUGHT', 'DRUNK')) AS i ON i.at IS NOT NULL
WHERE o.whom = 'GUEST'
  AND NOT EXISTS (SELECT FROM drink_state WHERE order_id = o.id AND voided IS NULL AND state = 'STOPPED');

-- What an entry said of a cup, for the journey.
CREATE VIEW drink_said WITH (security_invoker = true) AS
SELECT s.begun_by AS entry, m.zh || CASE o.whom WHEN 'COMPANION' THEN '（陪同人）' ELSE '' END AS zh,
       lower(m.en) || CASE o.whom WHEN 'COMPANION' THEN ' (companion)' ELSE '' END AS en
FROM drink_state s JOIN drink_order o ON o.id = s.order_id JOIN menu_entry m ON m.id = o.menu_id;

-- On the row of arrivals: what is coming.
CREATE VIEW drink_mark WITH (security_invoker = true) AS
SELECT visit_id, string_agg(zh, '、' ORDER BY ordered) AS zh, string_agg(en, ', ' ORDER BY ordered) AS en,
       min(since) AS since, 70 AS rank
FROM drink_now WHERE here AND state IN ('ORDERED', 'BEGUN', 'TRAY') GROUP BY visit_id;

-- The theatre is told, by ticket: a drink that was stopped in time or is being asked for; and, as an alarm, one that was drunk.
CREATE VIEW notice_drink_stopped WITH (security_invoker = true) AS
SELECT a.order_id AS about, NULL::uuid AS person, 'hospitality.theatre' AS permission, NULL::uuid AS but,
       'A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0') AS label,
       m.zh || CASE s.state WHEN 'ASKED' THEN '，正在问喝了没有' WHEN 'STOPPED' THEN '，没喝' ELSE '，已停做' END AS zh,
       m.en || CASE s.state WHEN 'ASKED' THEN ', being asked whether it was drunk' WHEN 'STOPPED' THEN ', not drunk'
               ELSE ', not made' END AS en,
       NULL::text AS by_name,
       'visit/' || v.arrival_day || '/A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0')
           AS path,
       a.started AS since
FROM drink_alert a
JOIN drink_order o ON o.id = a.order_id
JOIN menu_entry m ON m.id = o.menu_id
JOIN visit v ON v.id = o.visit_id AND v.status = 'IN_PROGRESS'
JOIN LATERAL (SELECT state FROM drink_state WHERE order_id = o.id AND voided IS NULL ORDER BY id DESC LIMIT 1) AS s
    ON s.state <> 'DRUNK'
WHERE a.ended IS NULL AND a.voided IS NULL;

CREATE VIEW notice_drink_drunk WITH (security_invoker = true) AS
SELECT a.order_id AS about, NULL::uuid AS person, 'hospitality.theatre' AS permission, NULL::uuid AS but,
       'A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0') AS label,
       i.zh || ' ' || to_char(i.at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') || '，最早 '
           || to_char(i.not_before AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') AS zh,
       i.en || ' at ' || to_char(i.at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') || ', not before '
           || to_char(i.not_before AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') AS en,
       NULL::text AS by_name,
       'visit/' || v.arrival_day || '/A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0')
           AS path,
       a.started AS since
FROM drink_alert a
JOIN drink_intake i ON i.order_id = a.order_id
JOIN visit v ON v.id = i.visit_id AND v.status = 'IN_PROGRESS'
WHERE a.ended IS NULL AND a.voided IS NULL
  AND EXISTS (SELECT FROM drink_state s WHERE s.order_id = a.order_id AND s.state = 'DRUNK' AND s.voided IS NULL);

-- What somebody is making or carrying.
CREATE VIEW in_hand_drink WITH (security_invoker = true) AS
SELECT order_id AS about, staff_id AS person,
       'A' || lpad(ticket_number::text, greatest(3, length(ticket_number::text)), '0') AS label,
       zh, en, NULL::text AS other, false AS to_desk, since
FROM drink_now WHERE state IN ('BEGUN', 'TRAY') AND staff_id IS NOT NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON drink_now, drink_intake, drink_said, drink_mark, notice_drink_stopped,
    notice_drink_drunk, in_hand_drink FROM ${app_role};

-- From the order until it stands before whoever wanted it; and for how long cups may stand where nobody is.
INSERT INTO target (code, seconds) VALUES ('DRINK_BROUGHT', 300), ('CUPS_COLLECTED', 600), ('TASK_TROLLEY', 300);

-- A tray that stands where its guest is no more: brought to the guest by trolley, and by nobody's word.
INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asked, rings) VALUES
    ('TROLLEY', '推托盘', 'Move the tray', 'i-tray', 75, 'hospitality.serve', 'TASK_TROLLEY', 'VISIT', false, true);

-- Whoever is with guests orders; the guides make and bring, since tea duty is theirs in turn; those who treat see what was
-- drunk, and the theatre is told.
INSERT INTO role_permission (role_code, permission)
SELECT code, 'hospitality.order' FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE'), ('CONSULTANT'), ('SKIN_NURSE'),
    ('AESTHETICIAN'), ('WARD_NURSE'), ('DUTY_MANAGER')) AS r (code);
INSERT INTO role_permission (role_code, permission)
SELECT code, 'hospitality.serve' FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE'), ('DUTY_MANAGER')) AS r (code);
INSERT INTO role_permission (role_code, permission)
SELECT code, 'hospitality.intake' FROM (VALUES ('DOCTOR'), ('PHYSICIAN_ASSISTANT'), ('ANAESTHETIST'), ('OR_NURSE'), ('WARD_NURSE'),
    ('SKIN_NURSE')) AS r (code);
INSERT INTO role_permission (role_code, permission)
SELECT code, 'hospitality.theatre' FROM (VALUES ('PHYSICIAN_ASSISTANT'), ('ANAESTHETIST'), ('OR_NURSE')) AS r (code);
