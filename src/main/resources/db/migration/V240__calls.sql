-- The call itself: who rings whom now, what was asked and answered, and what became of it. A claim is on the person who is
-- rung, so that all that is due to one person is one call, and nobody is rung by two.

-- Whether it is for the guest's safety: no wish not to be rung stops it, and no holiday.
ALTER TABLE callback_reason ADD COLUMN care boolean NOT NULL DEFAULT false;
INSERT INTO callback_reason (code, zh, en, days, rank, care) VALUES
    ('AFTER_COMPLICATION', '不适复访', 'After a complication', 1, 5, true);

-- Not before this instant; and whether the guest was promised it.
ALTER TABLE callback_due ADD COLUMN at timestamptz, ADD COLUMN promised boolean NOT NULL DEFAULT false;
ALTER TABLE callback_due ADD CHECK (at IS NOT NULL OR NOT promised);
CREATE INDEX callback_due_on ON callback_due (due) WHERE ended IS NULL AND voided IS NULL;

CREATE OR REPLACE VIEW callback_now WITH (security_invoker = true) AS
SELECT c.id AS callback_id, c.customer_id, c.why, w.zh, w.en, c.origin, c.origin_id, d.due, d.role_code, d.staff_id,
       w.care, d.at, d.promised, c.number
FROM callback_due d
JOIN callback c ON c.id = d.callback_id
JOIN callback_reason w ON w.code = c.why
WHERE d.ended IS NULL AND d.voided IS NULL;

-- When guests are rung: minutes of the day, in the house's zone.
CREATE TABLE callback_hours (
    from_min int PRIMARY KEY CHECK (from_min BETWEEN 0 AND 1439),
    to_min   int NOT NULL CHECK (to_min <= 1440),
    CHECK (to_min > from_min)
);
INSERT INTO callback_hours (from_min, to_min) VALUES (540, 720), (810, 1200);

-- What is said and asked in a call (话术), in versions: a call keeps the one that it was made with.
CREATE TABLE callback_script (
    why     text NOT NULL REFERENCES callback_reason,
    version int NOT NULL CHECK (version > 0),
    PRIMARY KEY (why, version)
);
CREATE TABLE callback_script_line (
    why        text NOT NULL,
    version    int NOT NULL,
    line       int NOT NULL CHECK (line BETWEEN 1 AND 40),
    zh         text NOT NULL CHECK (btrim(zh) <> '' AND char_length(zh) <= 400),
    en         text NOT NULL CHECK (btrim(en) <> '' AND char_length(en) <= 600),
    -- what is written down of it; null is only said
    asks       text CHECK (asks IN ('YES_NO', 'SCALE', 'TEMPERATURE', 'WORDS')),
    -- from which answer on a doctor is to know: of yes and no, 1 is yes
    alarm_from numeric CHECK (alarm_from IS NULL OR asks IN ('YES_NO', 'SCALE', 'TEMPERATURE')),
    PRIMARY KEY (why, version, line),
    FOREIGN KEY (why, version) REFERENCES callback_script
);
REVOKE UPDATE, DELETE, TRUNCATE ON callback_script, callback_script_line FROM ${app_role};

CREATE TABLE callback_call (
    id             uuid PRIMARY KEY,
    number         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    -- the record that stood for the person then
    customer_id    uuid NOT NULL REFERENCES customer,
    staff_id       uuid NOT NULL REFERENCES account,
    -- asked in person, on this visit; null is by telephone
    visit_id       uuid REFERENCES visit,
    opened         timestamptz NOT NULL,
    opened_by      bigint NOT NULL REFERENCES journal,
    script         text,
    script_version int,
    -- who spoke: nothing is said before that is known
    spoke          text CHECK (spoke IN ('SELF', 'SOMEBODY_ELSE')),
    FOREIGN KEY (script, script_version) REFERENCES callback_script
);
CREATE INDEX callback_call_of ON callback_call (customer_id, opened);
CREATE INDEX callback_call_opened ON callback_call (opened);
REVOKE DELETE, TRUNCATE ON callback_call FROM ${app_role};

-- As it is typed; apart, because words can be erased.
CREATE TABLE callback_note (
    call_id uuid PRIMARY KEY REFERENCES callback_call,
    note    text NOT NULL CHECK (char_length(note) <= 2000),
    at      timestamptz NOT NULL
);
CREATE TABLE callback_answer (
    call_id uuid NOT NULL REFERENCES callback_call,
    line    int NOT NULL,
    value   text NOT NULL CHECK (value <> '' AND char_length(value) <= 400),
    PRIMARY KEY (call_id, line)
);

-- Who rings whom: a person is one colleague's at a time, and a colleague rings one person.
CREATE TABLE callback_claim (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer,
    call_id     uuid NOT NULL REFERENCES callback_call,
    staff_id    uuid NOT NULL REFERENCES account,
    -- when the page of the call was last heard of
    seen        timestamptz,
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX callback_claim_open ON callback_claim (customer_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX callback_claim_one ON callback_claim (staff_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX callback_claim_of ON callback_claim (customer_id);
REVOKE DELETE, TRUNCATE ON callback_claim FROM ${app_role};

-- What became of a call.
CREATE TABLE callback_result (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id     uuid NOT NULL REFERENCES callback_call,
    outcome     text NOT NULL CHECK (outcome IN ('REACHED', 'NO_ANSWER', 'BUSY', 'LATER', 'SOMEBODY_ELSE', 'REFUSED', 'ANGRY',
                                                 'WRONG_NUMBER', 'WANTS_TO_COME', 'COMPLAINT', 'COMPLICATION', 'DO_NOT_CALL')),
    -- of what was promised: when
    promised    timestamptz,
    mood        text CHECK (mood IN ('CALM', 'TALKATIVE', 'SILENT', 'WORRIED', 'ANGRY')),
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    CHECK ((outcome = 'LATER') = (promised IS NOT NULL)),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX callback_result_open ON callback_result (call_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX callback_result_of ON callback_result (call_id);
CREATE INDEX callback_result_on ON callback_result (started) WHERE ended IS NULL AND voided IS NULL;
REVOKE DELETE, TRUNCATE ON callback_result FROM ${app_role};

-- Who wishes not to be rung. Obeyed by all but what is for the guest's safety.
CREATE TABLE callback_stop (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer,
    -- in which call it was said
    call_id     uuid REFERENCES callback_call,
    started     timestamptz NOT NULL,
    ended       timestamptz,
    recorded    timestamptz NOT NULL,
    voided      timestamptz,
    begun_by    bigint NOT NULL REFERENCES journal,
    ended_by    bigint REFERENCES journal,
    voided_by   bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX callback_stop_open ON callback_stop (customer_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX callback_stop_of ON callback_stop (customer_id);
REVOKE DELETE, TRUNCATE ON callback_stop FROM ${app_role};

-- What a call asked of somebody else.
CREATE TABLE callback_task (
    task_id     uuid PRIMARY KEY REFERENCES task,
    call_id     uuid NOT NULL REFERENCES callback_call,
    customer_id uuid NOT NULL REFERENCES customer
);
CREATE INDEX callback_task_of ON callback_task (customer_id);
REVOKE UPDATE, DELETE, TRUNCATE ON callback_task FROM ${app_role};

INSERT INTO target (code, seconds) VALUES
    ('TASK_COMPLICATION', 600), ('TASK_CALL_COMPLAINT', 1800), ('TASK_WRONG_NUMBER', 14400), ('TASK_CALL_DECIDE', 14400);
INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asked, rings, told_unmanned) VALUES
    ('COMPLICATION', '电话里的不适、并发症', 'A complication by telephone', 'trif', 2, 'doctors.record', 'TASK_COMPLICATION', 'ANYTHING',
     false, true, true),
    ('CALL_COMPLAINT', '电话里的投诉', 'A complaint by telephone', 'i-complaint', 70, 'callbacks.oversee', 'TASK_CALL_COMPLAINT',
     'ANYTHING', false, true, true),
    ('WRONG_NUMBER', '核对电话号码', 'A number to be corrected', 'i-call', 72, 'customers.register', 'TASK_WRONG_NUMBER', 'ANYTHING',
     false, false, false),
    ('CALL_DECIDE', '多次没打通，请决定', 'Not reached so often: decide', 'i-call', 74, 'callbacks.oversee', 'TASK_CALL_DECIDE', 'ANYTHING',
     false, false, false);
-- Nobody has seen to it in ten minutes: whoever answers for the day is told; five minutes later every doctor again.
INSERT INTO escalation_rule (code, minutes, permission) VALUES
    ('COMPLICATION', 0, 'oversight.watch'), ('COMPLICATION', 5, 'doctors.record');

INSERT INTO house_rule (code, value, unit, least, most) VALUES
    ('CALLBACK_TRIES', 5, 'COUNT', 1, 20),
    ('CALLBACK_BUSY_MINUTES', 20, 'MINUTES', 2, 240),
    ('CALLBACK_QUIET_MINUTES', 3, 'MINUTES', 1, 60),
    ('CALLBACK_REFUSED_DAYS', 7, 'COUNT', 1, 90),
    ('CALLBACK_ANGRY_DAYS', 2, 'COUNT', 1, 90);

INSERT INTO role_permission (role_code, permission)
SELECT code, 'callbacks.call'
FROM (VALUES ('CALLBACK_AGENT'), ('CONSULTANT'), ('DUTY_MANAGER'), ('DOCTOR'), ('PHYSICIAN_ASSISTANT'), ('WARD_NURSE'),
             ('SKIN_NURSE')) AS r (code);
INSERT INTO role_permission (role_code, permission) VALUES
    ('CALLBACK_AGENT', 'callbacks.all'), ('DUTY_MANAGER', 'callbacks.all'), ('DUTY_MANAGER', 'callbacks.oversee');
-- Who may ask a guest who is here what she would have been rung for.
INSERT INTO role_permission (role_code, permission)
SELECT code, 'callbacks.ask'
FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('CONSULTANT'), ('DUTY_MANAGER'), ('DOCTOR'), ('WARD_NURSE'), ('SKIN_NURSE')) AS r (code);

-- Who has a shift on which day: published by the roster.
CREATE VIEW roster_working WITH (security_invoker = true) AS
SELECT account_id, day FROM roster_item WHERE kind <> 'LEAVE' AND voided IS NULL;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON roster_working FROM ${app_role};

-- Who is rung by whom, just now.
CREATE VIEW callback_claim_now WITH (security_invoker = true) AS
SELECT l.customer_id, l.call_id, l.staff_id, l.started, coalesce(l.seen, l.started) AS seen
FROM callback_claim l WHERE l.ended IS NULL AND l.voided IS NULL;

-- On the row of arrivals: who is here was to be rung. Without a word of why.
CREATE VIEW callback_mark WITH (security_invoker = true) AS
SELECT DISTINCT ON (v.id) v.id AS visit_id, '待回访：就地问' AS zh, 'callback: ask here' AS en, d.started AS since, 60 AS rank
FROM visit v
JOIN customer_person p ON p.record_id = v.customer_id
JOIN customer_record r ON r.person_id = p.person_id
JOIN callback c ON c.customer_id = r.record_id
JOIN callback_due d ON d.callback_id = c.id AND d.ended IS NULL AND d.voided IS NULL
WHERE v.status = 'IN_PROGRESS' AND v.source <> 'BUSINESS'
  -- what this visit itself has set is of another day
  AND d.started < v.arrived_at AND d.due <= CAST(v.arrived_at AT TIME ZONE 'Asia/Shanghai' AS date)
ORDER BY v.id, d.started;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON callback_claim_now, callback_mark FROM ${app_role};

-- What is said and asked.
INSERT INTO callback_script (why, version) SELECT code, 1 FROM callback_reason;
INSERT INTO callback_script_line (why, version, line, zh, en, asks, alarm_from) VALUES
    ('NO_DEAL', 1, 1, '您好，我是本院的回访。前些天您来过，谢谢您抽时间。现在说话方便吗？', 'Hello, this is the clinic. You were here some days ago; thank you for your time. Is this a good moment?', NULL, NULL),
    ('NO_DEAL', 1, 2, '那天接待您的同事，有没有哪里没讲清楚、或者让您不舒服？', 'Was anything unclear, or not pleasant, when you were here?', 'WORDS', NULL),
    ('NO_DEAL', 1, 3, '您现在最在意的是哪一点？恢复期、价格、医生，还是家里的意见？', 'What matters most to you now: recovery, price, the doctor, or what your family says?', 'WORDS', NULL),
    ('NO_DEAL', 1, 4, '要不要替您约一位医生，当面把它讲清楚？不做决定也可以。', 'Shall I book a doctor who explains it in person? You need not decide.', 'YES_NO', NULL),
    ('NO_DEAL', 1, 5, '谢谢您。不方便也没有关系，您想好了随时打给我们。', 'Thank you. It is quite all right if not; ring us whenever you like.', NULL, NULL),
    ('LATER', 1, 1, '您好，我是本院的回访。上次您说到这几天再定，现在说话方便吗？', 'Hello, this is the clinic. You wished to decide about now; is this a good moment?', NULL, NULL),
    ('LATER', 1, 2, '您考虑得怎么样了？还有哪一点想再问清楚？', 'What do you think by now? Is there anything you would like to know?', 'WORDS', NULL),
    ('LATER', 1, 3, '要不要替您约个时间来院？', 'Shall I book a time for you?', 'YES_NO', NULL),
    ('LEFT_WITHOUT_A_WORD', 1, 1, '您好，我是本院的回访。那天您先走了，没能送您，很抱歉。现在说话方便吗？', 'Hello, this is the clinic. You had to go, and we could not see you off: we are sorry. Is this a good moment?', NULL, NULL),
    ('LEFT_WITHOUT_A_WORD', 1, 2, '那天是等得久了，还是有别的事？', 'Was the wait too long, or was it something else?', 'WORDS', NULL),
    ('DEAL', 1, 1, '您好，我是本院的回访。您定下的项目，我来跟您对一下安排。现在说话方便吗？', 'Hello, this is the clinic. May I go through what we have arranged with you? Is this a good moment?', NULL, NULL),
    ('DEAL', 1, 2, '这几天身体怎么样？有没有感冒、月经或者吃药的变化？', 'How are you these days? A cold, your period, any new medicine?', 'WORDS', NULL),
    ('DEAL', 1, 3, '术前的注意事项您手里有吗？有哪一条想再问？', 'Do you have what is to be minded before? Is anything unclear?', 'WORDS', NULL),
    ('AFTER_COMPLICATION', 1, 1, '您好，我是本院的回访。上次您说不舒服，医生跟您联系过了吗？', 'Hello, this is the clinic. You were not well when we last spoke. Has the doctor rung you?', 'YES_NO', NULL),
    ('AFTER_COMPLICATION', 1, 2, '现在疼不疼？0 是不疼，10 是最疼。', 'Does it hurt now? 0 is not at all, 10 is the worst.', 'SCALE', 6),
    ('AFTER_COMPLICATION', 1, 3, '量过体温吗？多少度？', 'Have you taken your temperature? What is it?', 'TEMPERATURE', 38),
    ('AFTER_COMPLICATION', 1, 4, '红肿、渗液有没有加重？', 'Is it more red, swollen or oozing than before?', 'YES_NO', 1);
