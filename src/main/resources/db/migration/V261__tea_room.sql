-- The tea room: flasks in the hall, and lists that are signed every day.

-- A flask, and what is in it.
CREATE TABLE flask (
    id      uuid PRIMARY KEY,
    item_id uuid NOT NULL REFERENCES menu_item,
    rank    int NOT NULL
);
INSERT INTO flask (id, item_id, rank)
SELECT gen_random_uuid(), item_id, rank FROM menu_entry WHERE made = 'FLASK';

-- How full it is, in quarters, as somebody saw it; and whether it was asked to be filled.
CREATE TABLE flask_level (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    flask_id  uuid NOT NULL REFERENCES flask,
    level     int NOT NULL CHECK (level BETWEEN 0 AND 4),
    asked     boolean NOT NULL,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (level < 4 OR NOT asked),
    CHECK (level > 0 OR asked),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX flask_level_open ON flask_level (flask_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX flask_level_of ON flask_level (flask_id);
CREATE INDEX flask_level_begun ON flask_level (begun_by);

-- What is looked at every day and signed: until when, in minutes of the day.
CREATE TABLE tea_list (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    zh   text NOT NULL,
    en   text NOT NULL,
    rank int NOT NULL,
    due  int NOT NULL CHECK (due BETWEEN 0 AND 1439)
);
CREATE TABLE tea_list_item (
    id   int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    list text NOT NULL REFERENCES tea_list,
    zh   text NOT NULL,
    en   text NOT NULL,
    rank int NOT NULL,
    -- one that is not asked any more stays, because what was signed names it
    asked boolean NOT NULL DEFAULT true
);
INSERT INTO tea_list (code, zh, en, rank, due) VALUES
    ('STANDARD', '饮品标准', 'Standard of drinks', 10, 540),
    ('ROOM', '茶水间卫生', 'Cleanliness of the tea room', 20, 1230),
    ('DISINFECTION', '当日消毒', 'Disinfection of the day', 30, 1260);
INSERT INTO tea_list_item (list, rank, zh, en) VALUES
    ('STANDARD', 10, '绿茶当日现泡，温度 70 到 80 度', 'Green tea brewed today, 70 to 80 degrees'),
    ('STANDARD', 20, '果汁、牛奶在保质期内，开封日期已写', 'Juice and milk in date, with the day of opening'),
    ('STANDARD', 30, '咖啡豆、点心在保质期内', 'Coffee and snacks in date'),
    ('STANDARD', 40, '点心过敏原标签齐全', 'Allergens labelled on all snacks'),
    ('STANDARD', 50, '杯子无缺口、无水渍', 'Cups without chips or stains'),
    ('STANDARD', 60, '水壶外壁干净，标签朝外', 'Flasks clean outside, labels to the front'),
    ('ROOM', 10, '台面、水槽干净无积水', 'Counter and sink clean and dry'),
    ('ROOM', 20, '咖啡机、开水器已擦拭', 'Coffee machine and boiler wiped'),
    ('ROOM', 30, '冰箱温度已登记，无过期物', 'Refrigerator temperature noted, nothing out of date'),
    ('ROOM', 40, '地面干净，垃圾已清', 'Floor clean, waste taken out'),
    ('ROOM', 50, '推车、托盘干净', 'Trolley and trays clean'),
    ('ROOM', 60, '抹布分色，已清洗', 'Cloths by colour, washed'),
    ('DISINFECTION', 10, '杯具已洗净并进消毒柜', 'Cups washed and in the disinfector'),
    ('DISINFECTION', 20, '水壶已清空、清洗、消毒', 'Flasks emptied, washed and disinfected'),
    ('DISINFECTION', 30, '台面、推车、托盘已用消毒液擦拭', 'Counter, trolley and trays wiped with disinfectant'),
    ('DISINFECTION', 40, '登记本已写时间和浓度', 'Time and concentration noted in the book');

-- A list on one day.
CREATE TABLE tea_sheet (
    id   uuid PRIMARY KEY,
    list text NOT NULL REFERENCES tea_list,
    day  date NOT NULL,
    UNIQUE (list, day)
);

-- What of it was seen to be so, by whoever wrote that; at last signed, and then as it is.
CREATE TABLE tea_sheet_state (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sheet_id  uuid NOT NULL REFERENCES tea_sheet,
    done      int[] NOT NULL,
    signed    boolean NOT NULL,
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
CREATE UNIQUE INDEX tea_sheet_state_open ON tea_sheet_state (sheet_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX tea_sheet_state_of ON tea_sheet_state (sheet_id);
CREATE INDEX tea_sheet_state_begun ON tea_sheet_state (begun_by);

REVOKE DELETE, TRUNCATE ON flask, flask_level, tea_list, tea_list_item, tea_sheet, tea_sheet_state FROM ${app_role};
REVOKE UPDATE ON tea_sheet FROM ${app_role};

-- What is signed is not written on any more, and nothing is signed that is not whole.
CREATE FUNCTION tea_sheet_is_signed_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.signed AND NEW.ended IS DISTINCT FROM OLD.ended OR NEW.done <> OLD.done OR NEW.signed <> OLD.signed THEN
            RAISE EXCEPTION 'sheet % is signed', NEW.sheet_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'tea_sheet_is_signed_whole';
        END IF;
    ELSIF NEW.signed AND EXISTS (
        SELECT FROM tea_list_item i JOIN tea_sheet s ON s.list = i.list
        WHERE s.id = NEW.sheet_id AND i.asked AND i.id <> ALL (NEW.done)) THEN
        RAISE EXCEPTION 'sheet % is not whole', NEW.sheet_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tea_sheet_is_signed_whole';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tea_sheet_is_signed_whole BEFORE INSERT OR UPDATE ON tea_sheet_state
    FOR EACH ROW EXECUTE FUNCTION tea_sheet_is_signed_whole();

CREATE VIEW flask_now WITH (security_invoker = true) AS
SELECT f.id AS flask_id, f.item_id, f.rank, m.zh, m.en, coalesce(l.level, 4) AS level, coalesce(l.asked, false) AS asked,
       l.started AS since, l.begun_by AS entry
FROM flask f
JOIN menu_entry m ON m.item_id = f.item_id AND m.ended IS NULL
LEFT JOIN flask_level l ON l.flask_id = f.id AND l.ended IS NULL AND l.voided IS NULL;

-- An empty flask is asked of whoever serves, on whatever page, until it is filled.
CREATE VIEW notice_flask WITH (security_invoker = true) AS
SELECT f.flask_id AS about, NULL::uuid AS person, 'hospitality.serve' AS permission,
       CASE WHEN j.actor ~ '^[0-9a-f-]{36}$' THEN j.actor::uuid END AS but, NULL::text AS label, f.zh, f.en, n.name AS by_name,
       'tea' AS path, f.since
FROM flask_now f
LEFT JOIN journal_told j ON j.id = f.entry
LEFT JOIN staff_named n ON n.actor = j.actor
WHERE f.asked;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON flask_now, notice_flask FROM ${app_role};

INSERT INTO target (code, seconds) VALUES ('FLASK_FILLED', 300);
