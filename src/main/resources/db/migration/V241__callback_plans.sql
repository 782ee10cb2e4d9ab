-- Plans (回访计划): of each kind of callback the days on which it is made and who makes it, in versions. What was set by one
-- version stays as it was set.

INSERT INTO callback_reason (code, zh, en, days, rank, care) VALUES
    ('NO_SHOW', '未上门回访', 'Did not come', 1, 50, false),
    ('CANCELLED', '取消预约回访', 'Cancelled the booking', 2, 55, false),
    ('BEFORE_SURGERY', '术前回访', 'Before surgery', 0, 60, true),
    ('AFTER_SKIN', '皮肤治疗后', 'After a skin treatment', 3, 70, true),
    ('AFTER_INJECTION', '注射后', 'After an injection', 1, 75, true),
    ('AFTER_LOCAL', '局麻术后', 'After surgery, local', 1, 80, true),
    ('AFTER_GENERAL', '全麻术后', 'After surgery, general', 1, 90, true),
    ('SATISFACTION', '满意度回访', 'Satisfaction', 14, 100, false),
    ('ACTIVITY', '活动邀约', 'Activity', 0, 110, false);

-- Which of them are set by hand, because what they come from is not done in the portal yet.
ALTER TABLE callback_reason ADD COLUMN by_hand boolean NOT NULL DEFAULT false;
UPDATE callback_reason SET by_hand = true
WHERE code IN ('BEFORE_SURGERY', 'AFTER_SKIN', 'AFTER_INJECTION', 'AFTER_LOCAL', 'AFTER_GENERAL', 'SATISFACTION', 'ACTIVITY');

CREATE TABLE callback_plan (
    why          text NOT NULL REFERENCES callback_reason,
    version      int NOT NULL CHECK (version > 0),
    published    timestamptz NOT NULL,
    -- null is what the house came with
    published_by bigint REFERENCES journal,
    PRIMARY KEY (why, version)
);
CREATE TABLE callback_plan_step (
    why       text NOT NULL,
    version   int NOT NULL,
    step      int NOT NULL CHECK (step BETWEEN 1 AND 20),
    -- so long after the day it is counted from; before it where negative. Months end where a month does.
    months    int NOT NULL DEFAULT 0 CHECK (months BETWEEN 0 AND 24),
    days      int NOT NULL CHECK (days BETWEEN -60 AND 730),
    -- who makes it: the guest's own consultant, or whoever has the role; null is whoever makes the first
    role_code text REFERENCES role,
    PRIMARY KEY (why, version, step),
    FOREIGN KEY (why, version) REFERENCES callback_plan
);
REVOKE UPDATE, DELETE, TRUNCATE ON callback_plan, callback_plan_step FROM ${app_role};

INSERT INTO callback_plan (why, version, published) SELECT code, 1, now() FROM callback_reason;
INSERT INTO callback_plan_step (why, version, step, months, days, role_code)
SELECT why, 1, row_number() OVER (PARTITION BY why ORDER BY months, days), months, days, role_code
FROM (VALUES
    ('NO_DEAL', 0, 1, NULL), ('NO_DEAL', 0, 3, NULL), ('NO_DEAL', 0, 7, NULL), ('NO_DEAL', 1, 0, 'CALLBACK_AGENT'),
    ('LATER', 0, 7, NULL),
    ('LEFT_WITHOUT_A_WORD', 0, 1, NULL), ('LEFT_WITHOUT_A_WORD', 0, 7, 'CALLBACK_AGENT'),
    ('DEAL', 0, 3, NULL),
    ('AFTER_COMPLICATION', 0, 1, NULL),
    ('NO_SHOW', 0, 1, 'CALLBACK_AGENT'), ('NO_SHOW', 0, 7, 'CALLBACK_AGENT'),
    ('CANCELLED', 0, 2, 'CALLBACK_AGENT'),
    ('BEFORE_SURGERY', 0, -3, 'CALLBACK_AGENT'), ('BEFORE_SURGERY', 0, -1, 'WARD_NURSE'),
    ('AFTER_SKIN', 0, 3, 'SKIN_NURSE'), ('AFTER_SKIN', 0, 15, 'CALLBACK_AGENT'), ('AFTER_SKIN', 0, 28, 'CALLBACK_AGENT'),
    ('AFTER_SKIN', 0, 60, 'CONSULTANT'),
    ('AFTER_INJECTION', 0, 1, 'SKIN_NURSE'), ('AFTER_INJECTION', 0, 7, 'CALLBACK_AGENT'), ('AFTER_INJECTION', 0, 15, 'CALLBACK_AGENT'),
    ('AFTER_INJECTION', 0, 28, 'CALLBACK_AGENT'), ('AFTER_INJECTION', 0, 90, 'CONSULTANT'),
    ('AFTER_LOCAL', 0, 1, 'WARD_NURSE'), ('AFTER_LOCAL', 0, 3, 'CALLBACK_AGENT'), ('AFTER_LOCAL', 0, 7, 'CALLBACK_AGENT'),
    ('AFTER_LOCAL', 0, 15, 'CALLBACK_AGENT'), ('AFTER_LOCAL', 0, 28, 'CALLBACK_AGENT'), ('AFTER_LOCAL', 0, 90, 'CONSULTANT'),
    ('AFTER_LOCAL', 0, 180, 'CONSULTANT'), ('AFTER_LOCAL', 0, 360, 'CONSULTANT'),
    ('AFTER_GENERAL', 0, 1, 'WARD_NURSE'), ('AFTER_GENERAL', 0, 2, 'WARD_NURSE'), ('AFTER_GENERAL', 0, 3, 'CALLBACK_AGENT'),
    ('AFTER_GENERAL', 0, 7, 'CALLBACK_AGENT'), ('AFTER_GENERAL', 0, 15, 'CALLBACK_AGENT'), ('AFTER_GENERAL', 0, 28, 'CALLBACK_AGENT'),
    ('AFTER_GENERAL', 0, 90, 'CONSULTANT'), ('AFTER_GENERAL', 0, 180, 'CONSULTANT'), ('AFTER_GENERAL', 0, 360, 'CONSULTANT'),
    ('SATISFACTION', 0, 14, 'CALLBACK_AGENT'),
    ('ACTIVITY', 0, 0, 'CALLBACK_AGENT')
) AS s (why, months, days, role_code);

-- What all the calls of one plan are counted from: the visit, the treatment. It moves when that moves.
CREATE TABLE callback_course (
    origin_id    uuid PRIMARY KEY,
    customer_id  uuid NOT NULL REFERENCES customer,
    why          text NOT NULL,
    version      int NOT NULL,
    counted_from date NOT NULL,
    FOREIGN KEY (why, version) REFERENCES callback_plan
);
CREATE INDEX callback_course_of ON callback_course (customer_id);
REVOKE DELETE, TRUNCATE ON callback_course FROM ${app_role};

-- Of one origin a callback for each step of the plan; the first is what was said when it was set.
ALTER TABLE callback ADD COLUMN step int NOT NULL DEFAULT 1 CHECK (step > 0);
DROP INDEX callback_of_origin;
CREATE UNIQUE INDEX callback_of_origin ON callback (origin, origin_id, step);
CREATE INDEX callback_of_course ON callback (origin_id);

-- Which day of the plan it is, is part of what it is called.
CREATE OR REPLACE VIEW callback_now WITH (security_invoker = true) AS
SELECT c.id AS callback_id, c.customer_id, c.why,
       w.zh || CASE WHEN s.step IS NULL OR s.last = 1 OR (c.step = 1 AND c.origin = 'outcome') THEN ''
                    WHEN s.months > 0 THEN ' · 满 ' || s.months || ' 个月'
                    WHEN s.days < 0 THEN ' · 前 ' || -s.days || ' 天'
                    WHEN s.days = 0 THEN ' · 当天' ELSE ' · 第 ' || s.days || ' 天' END AS zh,
       w.en || CASE WHEN s.step IS NULL OR s.last = 1 OR (c.step = 1 AND c.origin = 'outcome') THEN ''
                    WHEN s.months > 0 THEN ', ' || s.months || ' months on'
                    WHEN s.days < 0 THEN ', ' || -s.days || ' days before'
                    WHEN s.days = 0 THEN ', the same day' ELSE ', day ' || s.days END AS en,
       c.origin, c.origin_id, d.due, d.role_code, d.staff_id, w.care, d.at, d.promised, c.number, c.step
FROM callback_due d
JOIN callback c ON c.id = d.callback_id
JOIN callback_reason w ON w.code = c.why
LEFT JOIN callback_course o ON o.origin_id = c.origin_id
LEFT JOIN LATERAL (
    SELECT p.step, p.months, p.days, (SELECT count(*) FROM callback_plan_step a WHERE a.why = o.why AND a.version = o.version) AS last
    FROM callback_plan_step p WHERE p.why = o.why AND p.version = o.version AND p.step = c.step) AS s ON true
WHERE d.ended IS NULL AND d.voided IS NULL;

INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'callbacks.plan'), ('ADMIN', 'callbacks.plan');

INSERT INTO callback_script (why, version)
SELECT code, 1 FROM callback_reason WHERE code NOT IN (SELECT why FROM callback_script);
INSERT INTO callback_script_line (why, version, line, zh, en, asks, alarm_from) VALUES
    ('NO_SHOW', 1, 1, '您好，我是本院的回访。您约的时间没见到您，是路上耽搁了吗？', 'Hello, this is the clinic. You did not come at the time you had booked; were you held up?', 'WORDS', NULL),
    ('NO_SHOW', 1, 2, '要不要替您另约一个时间？', 'Shall I book another time for you?', 'YES_NO', NULL),
    ('CANCELLED', 1, 1, '您好，我是本院的回访。您取消了预约，是时间不合适，还是有别的考虑？', 'Hello, this is the clinic. You cancelled your booking; was it the time, or something else?', 'WORDS', NULL),
    ('CANCELLED', 1, 2, '等您方便了再约也可以，要我过些天再问您吗？', 'You can book whenever it suits you. May I ask again some days from now?', 'YES_NO', NULL),
    ('BEFORE_SURGERY', 1, 1, '您好，我是本院的回访，跟您核对手术前的事项。现在说话方便吗？', 'Hello, this is the clinic. May I go through what is to be minded before your surgery? Is this a good moment?', NULL, NULL),
    ('BEFORE_SURGERY', 1, 2, '这几天有没有感冒、发热、月经或者新吃的药？', 'Have you had a cold, a fever, your period, or any new medicine?', 'YES_NO', 1),
    ('BEFORE_SURGERY', 1, 3, '是哪一种？', 'Which?', 'WORDS', NULL),
    ('BEFORE_SURGERY', 1, 4, '手术前按单子上的时间不吃不喝，单子在您手里吗？', 'Nothing to eat or drink from the time on your sheet. Do you have the sheet?', 'YES_NO', NULL),
    ('BEFORE_SURGERY', 1, 5, '请别化妆、戴首饰，安排一位家人接您。还有什么要问吗？', 'No make-up or jewellery, please, and somebody to take you home. Is there anything you would like to ask?', 'WORDS', NULL),
    ('AFTER_SKIN', 1, 1, '您好，我是本院的护士。做完这几天皮肤怎么样？现在说话方便吗？', 'Hello, this is your nurse. How is your skin? Is this a good moment?', NULL, NULL),
    ('AFTER_SKIN', 1, 2, '有没有起水泡、渗液，或者红得越来越厉害？', 'Any blisters or oozing, or is it getting more red?', 'YES_NO', 1),
    ('AFTER_SKIN', 1, 3, '疼不疼？0 是不疼，10 是最疼。', 'Does it hurt? 0 is not at all, 10 is the worst.', 'SCALE', 6),
    ('AFTER_SKIN', 1, 4, '防晒和保湿都在做吗？有没有自己用别的药膏？', 'Are you using sunscreen and moisturiser? Any other cream?', 'WORDS', NULL),
    ('AFTER_INJECTION', 1, 1, '您好，我是本院的护士。注射的地方怎么样？现在说话方便吗？', 'Hello, this is your nurse. How is the place of the injection? Is this a good moment?', NULL, NULL),
    ('AFTER_INJECTION', 1, 2, '看东西有没有模糊、重影，或者皮肤发白、发紫？', 'Is your sight blurred or double, or has the skin turned white or purple?', 'YES_NO', 1),
    ('AFTER_INJECTION', 1, 3, '疼不疼？0 是不疼，10 是最疼。', 'Does it hurt? 0 is not at all, 10 is the worst.', 'SCALE', 5),
    ('AFTER_INJECTION', 1, 4, '有没有按、揉，或者做过热敷？', 'Have you pressed, rubbed or warmed it?', 'YES_NO', NULL),
    ('AFTER_LOCAL', 1, 1, '您好，我是本院的回访，问问您术后的情况。现在说话方便吗？', 'Hello, this is the clinic. May I ask how you are after your surgery? Is this a good moment?', NULL, NULL),
    ('AFTER_LOCAL', 1, 2, '伤口有没有渗血、渗液，红肿有没有加重？', 'Is the wound bleeding or oozing, or more red or swollen?', 'YES_NO', 1),
    ('AFTER_LOCAL', 1, 3, '看东西有没有模糊、重影，或者眼睛闭不紧？', 'Is your sight blurred or double, or do your eyes not close?', 'YES_NO', 1),
    ('AFTER_LOCAL', 1, 4, '疼不疼？0 是不疼，10 是最疼。', 'Does it hurt? 0 is not at all, 10 is the worst.', 'SCALE', 6),
    ('AFTER_LOCAL', 1, 5, '量过体温吗？多少度？', 'Have you taken your temperature? What is it?', 'TEMPERATURE', 38),
    ('AFTER_LOCAL', 1, 6, '药还够吗？换药和拆线的时间记得吗？', 'Have you enough of your medicine? Do you remember when the dressing is changed and the stitches come out?', 'WORDS', NULL),
    ('AFTER_GENERAL', 1, 1, '您好，我是本院的护士，问问您术后的情况。现在说话方便吗？', 'Hello, this is your nurse. May I ask how you are after your surgery? Is this a good moment?', NULL, NULL),
    ('AFTER_GENERAL', 1, 2, '有没有胸闷、气短，或者小腿又肿又疼？', 'Any tightness in the chest or shortness of breath, or a swollen and painful calf?', 'YES_NO', 1),
    ('AFTER_GENERAL', 1, 3, '伤口有没有渗血、渗液，红肿有没有加重？', 'Is the wound bleeding or oozing, or more red or swollen?', 'YES_NO', 1),
    ('AFTER_GENERAL', 1, 4, '疼不疼？0 是不疼，10 是最疼。', 'Does it hurt? 0 is not at all, 10 is the worst.', 'SCALE', 6),
    ('AFTER_GENERAL', 1, 5, '量过体温吗？多少度？', 'Have you taken your temperature? What is it?', 'TEMPERATURE', 38),
    ('AFTER_GENERAL', 1, 6, '吃饭、小便、下床走动都正常吗？', 'Are you eating, passing water and walking as usual?', 'WORDS', NULL),
    ('SATISFACTION', 1, 1, '您好，我是本院的回访，想听听您这次来院的感受。现在说话方便吗？', 'Hello, this is the clinic. We would like to hear how it was for you. Is this a good moment?', NULL, NULL),
    ('SATISFACTION', 1, 2, '从 0 到 10，您愿意把我们介绍给朋友吗？', 'From 0 to 10, would you recommend us to a friend?', 'SCALE', NULL),
    ('SATISFACTION', 1, 3, '哪一件事我们该做得更好？', 'What should we do better?', 'WORDS', NULL),
    ('ACTIVITY', 1, 1, '您好，我是本院的回访。最近有一个活动，可以讲给您听吗？', 'Hello, this is the clinic. There is an event; may I tell you of it?', 'YES_NO', NULL),
    ('ACTIVITY', 1, 2, '谢谢您。不感兴趣也没有关系；如果不想再接到这样的电话，我现在就记下。', 'Thank you. It is quite all right if not; and if you would rather not be rung like this, I note it now.', 'YES_NO', NULL);
