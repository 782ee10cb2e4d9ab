-- The price list (价目): what the house offers, and for how much from which day on. The house's data: others hang plans,
-- quotes and callbacks on it.

-- In what an item is counted.
CREATE TABLE price_unit (
    code    text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z_]{0,29}$'),
    zh      text NOT NULL UNIQUE,
    en      text NOT NULL UNIQUE,
    rank    int NOT NULL UNIQUE
);
INSERT INTO price_unit (code, zh, en, rank) VALUES
    ('TIME', '次', 'time', 10),
    ('COURSE', '疗程', 'course', 20),
    ('SET', '套', 'set', 30),
    ('SYRINGE', '支', 'syringe', 40),
    ('ML', 'ml', 'millilitre', 50),
    ('UNIT', '单位', 'unit', 60),
    ('AREA', '部位', 'area', 70),
    ('SIDE', '侧', 'side', 80),
    ('TOOTH', '颗', 'tooth', 90),
    ('GRAFT', '株', 'graft', 100),
    ('PIECE', '片', 'piece', 110),
    ('BOX', '盒', 'box', 120),
    ('BOTTLE', '瓶', 'bottle', 130);

-- What is done (术式): callbacks and pathways hang on it, whatever an item is called and costs.
CREATE TABLE procedure_code (
    code    text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z_]{0,39}$'),
    zh      text NOT NULL UNIQUE,
    en      text NOT NULL UNIQUE,
    rank    int NOT NULL UNIQUE
);
INSERT INTO procedure_code (code, zh, en, rank) VALUES
    ('DOUBLE_EYELID', '重睑成形', 'Double eyelid', 10),
    ('EPICANTHUS', '内眦赘皮矫正', 'Epicanthoplasty', 20),
    ('EYE_BAG', '眼袋整复', 'Lower blepharoplasty', 30),
    ('RHINOPLASTY', '鼻整形', 'Rhinoplasty', 40),
    ('FACE_CONTOUR', '面部轮廓', 'Face contouring', 50),
    ('FACELIFT', '除皱提升', 'Facelift', 60),
    ('THREAD_LIFT', '埋线提升', 'Thread lift', 70),
    ('BREAST_AUGMENTATION', '隆乳', 'Breast augmentation', 80),
    ('LIPOSUCTION', '吸脂', 'Liposuction', 90),
    ('FAT_GRAFT', '脂肪填充', 'Fat grafting', 100),
    ('HAIR_TRANSPLANT', '毛发移植', 'Hair transplant', 110),
    ('SCAR', '瘢痕治疗', 'Scar treatment', 120),
    ('FILLER', '注射填充', 'Filler injection', 200),
    ('BOTULINUM', '肉毒毒素注射', 'Botulinum injection', 210),
    ('MESOTHERAPY', '水光注射', 'Mesotherapy', 220),
    ('INTENSE_LIGHT', '强脉冲光', 'Intense pulsed light', 300),
    ('LASER', '激光治疗', 'Laser treatment', 310),
    ('RADIOFREQUENCY', '射频治疗', 'Radiofrequency', 320),
    ('PEEL', '化学剥脱', 'Chemical peel', 330),
    ('CLEANSING', '皮肤清洁', 'Skin cleansing', 340),
    ('WHITENING', '牙齿美白', 'Tooth whitening', 400),
    ('VENEER', '贴面修复', 'Veneer', 410),
    ('ACUPUNCTURE', '美容针灸', 'Cosmetic acupuncture', 500);

-- What is offered: an item, a package of items with a price of its own, a course of so many units of one item. What is
-- medical, of which level and under which category stands with items alone: packages and courses are what their parts are.
CREATE TABLE price_item (
    id             uuid PRIMARY KEY,
    code           text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{0,29}$'),
    kind           text NOT NULL CHECK (kind IN ('ITEM', 'PACKAGE', 'COURSE')),
    zh             text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 60),
    en             text NOT NULL CHECK (en <> '' AND char_length(en) <= 80),
    -- under which doctors are filed for it; null of what is not medical
    category       text CHECK (category IN ('SURGERY', 'SKIN', 'DENTAL', 'TCM')),
    -- as the authorities grade it; surgery is always graded
    level          int CHECK (level BETWEEN 1 AND 4),
    specialty      text REFERENCES specialty,
    -- which department it is settled to; whether one may go is asked at the end of the act
    department     text NOT NULL REFERENCES department DEFERRABLE INITIALLY DEFERRED,
    procedure      text REFERENCES procedure_code,
    unit           text NOT NULL REFERENCES price_unit,
    tax_per_mille  int NOT NULL CHECK (tax_per_mille BETWEEN 0 AND 1000),
    -- within how many months the units of a course are used
    months         int CHECK (months BETWEEN 1 AND 120),
    in_use         boolean NOT NULL DEFAULT true,
    version        bigint NOT NULL DEFAULT 0,
    UNIQUE (id, kind),
    CHECK (level IS NULL OR category IS NOT NULL),
    CHECK (category <> 'SURGERY' OR level IS NOT NULL),
    CHECK (kind = 'ITEM' OR (category IS NULL AND specialty IS NULL AND procedure IS NULL)),
    CHECK ((kind = 'COURSE') = (months IS NOT NULL))
);
REVOKE DELETE, TRUNCATE ON price_item FROM ${app_role};
CREATE INDEX price_item_department ON price_item (department);

-- What an item needs before it is done.
CREATE TABLE price_item_need (
    item_id  uuid NOT NULL,
    kind     text NOT NULL DEFAULT 'ITEM' CHECK (kind = 'ITEM'),
    need     text NOT NULL CHECK (need IN ('LAB', 'PHOTO', 'SURGICAL_CONSENT', 'ANAESTHESIA_CONSENT', 'FASTING')),
    PRIMARY KEY (item_id, need),
    FOREIGN KEY (item_id, kind) REFERENCES price_item (id, kind)
);

-- Of what packages and courses consist: items, and nothing that consists of others. A course is of one.
CREATE TABLE price_part (
    whole       uuid NOT NULL,
    whole_kind  text NOT NULL CHECK (whole_kind IN ('PACKAGE', 'COURSE')),
    part        uuid NOT NULL,
    part_kind   text NOT NULL DEFAULT 'ITEM' CHECK (part_kind = 'ITEM'),
    quantity    int NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    rank        int NOT NULL,
    PRIMARY KEY (whole, part),
    FOREIGN KEY (whole, whole_kind) REFERENCES price_item (id, kind),
    FOREIGN KEY (part, part_kind) REFERENCES price_item (id, kind)
);
CREATE UNIQUE INDEX price_part_of_course ON price_part (whole) WHERE whole_kind = 'COURSE';
CREATE INDEX price_part_part ON price_part (part);

-- For how much, in whole fen, from which day on: until the next one begins. So on each day one holds, or none yet. A price
-- is never changed; one that is withdrawn before its day, or on it for another, stays and says who withdrew it. Who said it
-- is not known of those that a house begins with.
CREATE TABLE price (
    id            uuid PRIMARY KEY,
    item_id       uuid NOT NULL REFERENCES price_item,
    fen           bigint NOT NULL CHECK (fen BETWEEN 0 AND 999999999),
    valid_from    date NOT NULL,
    begun_by      bigint REFERENCES journal,
    withdrawn_by  bigint REFERENCES journal
);
CREATE UNIQUE INDEX price_of_day ON price (item_id, valid_from) WHERE withdrawn_by IS NULL;
CREATE INDEX price_item_id ON price (item_id);
REVOKE UPDATE, DELETE, TRUNCATE ON price FROM ${app_role};
GRANT UPDATE (withdrawn_by) ON price TO ${app_role};

-- Who withdrew a price withdrew it for good.
CREATE FUNCTION price_stays_withdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'price % is withdrawn', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'price_stays_withdrawn';
END $$;
CREATE TRIGGER price_stays_withdrawn BEFORE UPDATE ON price
    FOR EACH ROW WHEN (OLD.withdrawn_by IS NOT NULL) EXECUTE FUNCTION price_stays_withdrawn();

-- What is offered is of no higher level than the house's: by whatever way it is written. Whoever changes the rule waits for
-- whoever writes an item, and the other way round.
INSERT INTO house_rule (code, value, unit, least, most) VALUES ('HOUSE_LEVEL', 3, 'COUNT', 1, 4);
CREATE FUNCTION price_item_within_the_house() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    house int;
BEGIN
    SELECT value INTO house FROM house_rule WHERE code = 'HOUSE_LEVEL' FOR SHARE;
    IF NEW.level > house THEN
        RAISE EXCEPTION 'item % is of level %, the house of level %', NEW.code, NEW.level, house
            USING ERRCODE = 'check_violation', CONSTRAINT = 'price_item_within_the_house';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER price_item_within_the_house BEFORE INSERT OR UPDATE OF level, in_use ON price_item
    FOR EACH ROW WHEN (NEW.in_use AND NEW.level IS NOT NULL) EXECUTE FUNCTION price_item_within_the_house();

-- What is offered, with what it is called, for boards and modules above.
CREATE VIEW price_item_said WITH (security_invoker = true) AS
SELECT i.id AS item_id, i.code, i.kind, i.zh, i.en, i.category, i.level, i.specialty, i.department, i.procedure,
       i.unit, u.zh AS unit_zh, u.en AS unit_en, i.tax_per_mille, i.months, i.in_use
FROM price_item i JOIN price_unit u ON u.code = i.unit;

-- Prices as periods: from a day until before another.
CREATE VIEW price_period WITH (security_invoker = true) AS
SELECT id AS price_id, item_id, fen, valid_from,
       lead(valid_from) OVER (PARTITION BY item_id ORDER BY valid_from) AS valid_before
FROM price WHERE withdrawn_by IS NULL;

-- Of what something consists; an item is its own only part.
CREATE VIEW price_item_part WITH (security_invoker = true) AS
SELECT whole, part, quantity, rank FROM price_part
UNION ALL
SELECT id, id, 1, 0 FROM price_item WHERE kind = 'ITEM';

-- What is offered today, with the price that holds today.
CREATE VIEW price_item_now WITH (security_invoker = true) AS
SELECT s.item_id, s.code, s.kind, s.zh, s.en, s.category, s.level, s.specialty, s.department, s.procedure,
       s.unit, s.unit_zh, s.unit_en, s.tax_per_mille, s.months, p.price_id, p.fen, p.valid_from, p.valid_before
FROM price_item_said s
JOIN price_period p ON p.item_id = s.item_id
    AND (now() AT TIME ZONE 'Asia/Shanghai')::date >= p.valid_from
    AND (p.valid_before IS NULL OR (now() AT TIME ZONE 'Asia/Shanghai')::date < p.valid_before)
WHERE s.in_use;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON price_item_said, price_period, price_item_part, price_item_now FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES
    ('CONSULTANT', 'prices.read'), ('DOCTOR', 'prices.read'), ('PHYSICIAN_ASSISTANT', 'prices.read'),
    ('CASHIER', 'prices.read'), ('DUTY_MANAGER', 'prices.read'), ('ADMIN', 'prices.read'),
    ('ADMIN', 'prices.write');
