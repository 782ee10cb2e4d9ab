-- The building and its rules, as data. Occupancy is not here: it belongs to those who occupy.
CREATE TABLE department (
    code    text PRIMARY KEY,
    name_zh text NOT NULL,
    name_en text NOT NULL
);

CREATE TABLE floor (
    number  int PRIMARY KEY,
    name_zh text NOT NULL,
    name_en text NOT NULL
);

-- Anywhere a customer can be (FHIR Location). Seats, rooms and beds hold one visit at a time; halls and stations many.
CREATE TABLE place (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('LIFT_HALL', 'SEAT', 'CONSULT_ROOM', 'TREATMENT_ROOM', 'OPERATING_ROOM',
                                             'STATION', 'EXAMINATION', 'BED', 'DESK')),
    floor      int NOT NULL REFERENCES floor,
    department text NOT NULL REFERENCES department,
    name_zh    text NOT NULL,
    name_en    text NOT NULL,
    -- what a tile shows: 东3, E3
    short_zh   text NOT NULL,
    short_en   text NOT NULL,
    -- seats stand in rows
    row_zh     text,
    row_en     text,
    row_no     int NOT NULL DEFAULT 0,
    ordinal    int NOT NULL,
    in_use     boolean NOT NULL DEFAULT true
);

-- How long a state may last before it is late, in seconds.
CREATE TABLE target (
    code    text PRIMARY KEY,
    seconds int NOT NULL CHECK (seconds > 0)
);

-- What is said to the customer, at the step where it is said.
CREATE TABLE phrase (
    code text PRIMARY KEY,
    zh   text NOT NULL,
    en   text NOT NULL
);

-- Starting values; every house sets its own.
INSERT INTO target (code, seconds) VALUES
    ('ARRIVED', 300),
    ('INTAKE', 600),
    ('AWAITING_TRIAGE', 600),
    ('AWAITING_CONSULTATION', 600),
    ('IN_CONSULTATION', 2400),
    ('LEAVING', 300),
    ('ALONE', 120);

INSERT INTO phrase (code, zh, en) VALUES
    ('GREETING', '您好，欢迎光临。请问您是第一次来我们医院吗？', 'Welcome. Is this your first visit to us?'),
    ('FAREWELL', '谢谢光临，请慢走。', 'Thank you for coming. Take care on your way.');
