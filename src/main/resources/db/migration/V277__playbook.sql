-- The playbook (话术) beside the scripts of calls: what is said on arrival and in consultation, questions and good answers, and
-- how to meet guests of a kind. In both languages and in versions: what was used in a call keeps the one it was used in.
CREATE TABLE playbook_entry (
    code       text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    kind       text NOT NULL CHECK (kind IN ('LINE', 'QUESTION', 'TYPE')),
    -- where it is shown
    at_intake  boolean NOT NULL DEFAULT false,
    at_consult boolean NOT NULL DEFAULT false,
    at_call    boolean NOT NULL DEFAULT false,
    -- of which guests alone: who was angry when last rung, who is discreet, who is not of age
    shown_when text CHECK (shown_when IN ('ANGRY', 'DISCREET', 'MINOR')),
    rank       int NOT NULL,
    CHECK (at_intake OR at_consult OR at_call)
);
CREATE TABLE playbook_text (
    code         text NOT NULL REFERENCES playbook_entry,
    version      int NOT NULL CHECK (version > 0),
    title_zh     text NOT NULL CHECK (btrim(title_zh) <> '' AND char_length(title_zh) <= 80),
    title_en     text NOT NULL CHECK (btrim(title_en) <> '' AND char_length(title_en) <= 120),
    zh           text NOT NULL CHECK (btrim(zh) <> '' AND char_length(zh) <= 600),
    en           text NOT NULL CHECK (btrim(en) <> '' AND char_length(en) <= 900),
    published    timestamptz NOT NULL,
    -- null is what the house came with
    published_by bigint REFERENCES journal,
    PRIMARY KEY (code, version)
);
REVOKE UPDATE, DELETE, TRUNCATE ON playbook_entry, playbook_text FROM ${app_role};

-- What whoever rang said of it in a call, in the version in which it was shown.
CREATE TABLE callback_used (
    call_id uuid NOT NULL REFERENCES callback_call,
    code    text NOT NULL,
    version int NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (call_id, code),
    FOREIGN KEY (code, version) REFERENCES playbook_text
);
REVOKE UPDATE, TRUNCATE ON callback_used FROM ${app_role};

CREATE VIEW playbook_now WITH (security_invoker = true) AS
SELECT e.code, e.kind, e.at_intake, e.at_consult, e.at_call, e.shown_when, e.rank,
       t.version, t.title_zh, t.title_en, t.zh, t.en, t.published, t.published_by
FROM playbook_entry e
JOIN LATERAL (SELECT * FROM playbook_text WHERE code = e.code ORDER BY version DESC LIMIT 1) AS t ON true;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON playbook_now FROM ${app_role};

INSERT INTO role_permission (role_code, permission)
SELECT code, 'callbacks.playbook'
FROM (VALUES ('STANDING_GUIDE'), ('DESK_GUIDE'), ('TEA_GUIDE'), ('CONSULTANT'), ('DOCTOR'), ('PHYSICIAN_ASSISTANT'), ('SKIN_NURSE'),
             ('WARD_NURSE'), ('CALLBACK_AGENT'), ('DUTY_MANAGER'), ('ADMIN')) AS r (code);

INSERT INTO playbook_entry (code, kind, at_intake, at_consult, at_call, shown_when, rank) VALUES
    ('GREETING', 'LINE', true, false, false, NULL, 10),
    ('WHY_WE_ASK', 'LINE', true, false, false, NULL, 20),
    ('WHO_SEES_IT', 'LINE', true, false, false, NULL, 30),
    ('WHAT_COMES_NEXT', 'LINE', true, false, false, NULL, 40),
    ('DISCREET_HERE', 'LINE', true, true, true, 'DISCREET', 50),
    ('NOT_OF_AGE', 'LINE', true, true, true, 'MINOR', 60),
    ('LET_HER_TELL', 'LINE', false, true, false, NULL, 110),
    ('IN_HER_WORDS', 'LINE', false, true, false, NULL, 120),
    ('WHAT_A_DOCTOR_SAYS', 'LINE', false, true, false, NULL, 130),
    ('NO_HURRY', 'LINE', false, true, false, NULL, 140),
    ('WAS_ANGRY', 'LINE', false, true, true, 'ANGRY', 150),
    ('SUM_UP', 'LINE', false, true, true, NULL, 160),
    ('WHY_DEARER', 'QUESTION', false, true, true, NULL, 210),
    ('OTHER_BRAND', 'QUESTION', false, true, true, NULL, 220),
    ('DO_YOU_HAVE', 'QUESTION', true, true, true, NULL, 230),
    ('DOES_IT_HURT', 'QUESTION', true, true, true, NULL, 240),
    ('HOW_LONG', 'QUESTION', false, true, true, NULL, 250),
    ('WILL_IT_WORK', 'QUESTION', false, true, true, NULL, 260),
    ('MUST_ASK_FAMILY', 'QUESTION', false, true, true, NULL, 270),
    ('HOW_MUCH_LONGER', 'QUESTION', true, false, false, NULL, 280),
    ('SAYS_LITTLE', 'TYPE', false, true, true, NULL, 310),
    ('WANTS_FACTS', 'TYPE', false, true, true, NULL, 320),
    ('KNOWS_HER_MIND', 'TYPE', false, true, true, NULL, 330),
    ('TAKES_HER_TIME', 'TYPE', false, true, true, NULL, 340),
    ('SAYS_IT_PLAINLY', 'TYPE', false, true, true, NULL, 350),
    ('LIKES_TO_TALK', 'TYPE', false, true, true, NULL, 360);

INSERT INTO playbook_text (code, version, published, title_zh, title_en, zh, en) VALUES
    ('GREETING', 1, now(), '见面第一句', 'The first words', '您好，欢迎来院。我是前台的同事，先陪您坐下，茶水马上到。', 'Welcome. I am from the desk; please take a seat, your tea is on its way.'),
    ('WHY_WE_ASK', 1, now(), '为什么要填表', 'Why there is a form', '这几项关系到安全，尤其是过敏、用药和以前的手术。不想答的可以空着，医生会当面再问。', 'These few are about your safety: allergies, medicine, earlier surgery. Leave empty what you would rather not say; the doctor will ask in person.'),
    ('WHO_SEES_IT', 1, now(), '填的内容谁看得到', 'Who sees what is written', '只有接待您的人和医生看得到；您随时可以要求看、要求改。', 'Only those who look after you and the doctor see it; you may ask to see it and have it corrected at any time.'),
    ('WHAT_COMES_NEXT', 1, now(), '接下来是什么', 'What comes next', '填完以后由咨询师带您去咨询室，需要医生时请医生过来。大概要等多久，我现在替您问。', 'Then your consultant takes you to a room, and a doctor comes if needed. I will find out how long it takes.'),
    ('DISCREET_HERE', 1, now(), '低调的顾客', 'A discreet guest', '不叫全名，不在大厅谈项目；走侧边通道，先问怎么称呼。', 'No full name, no word of treatments in the hall; take the side way, and ask how to address her.'),
    ('NOT_OF_AGE', 1, now(), '未成年', 'Not of age', '请监护人一起坐下；只介绍，不谈价钱，决定由监护人和医生来做。', 'Ask the guardian to sit with you; explain, and do not speak of prices: it is for the guardian and the doctor to decide.'),
    ('LET_HER_TELL', 1, now(), '先听她说', 'Let her tell', '今天想先聊哪一点？您慢慢说，我记下来。', 'What would you like to talk about first? Take your time, I write it down.'),
    ('IN_HER_WORDS', 1, now(), '用她的话复述', 'In her own words', '您说的是……，我理解得对吗？还有没有我没听到的？', 'You said that …; did I understand you? Is there anything I have missed?'),
    ('WHAT_A_DOCTOR_SAYS', 1, now(), '该由医生说的', 'What the doctor says', '适不适合、有什么风险，要医生看过您再说。我现在替您请医生。', 'Whether it suits you and what the risks are is for the doctor to say, once you have been seen. Let me ask one to come.'),
    ('NO_HURRY', 1, now(), '不催', 'No hurry', '今天不用决定。您带着资料回去，想到什么随时打给我。', 'You need not decide today. Take the papers with you, and ring me whenever something comes to mind.'),
    ('WAS_ANGRY', 1, now(), '上次有情绪', 'Was angry last time', '先道歉，再听完，不解释、不反驳；只答应做得到的事，写下来。', 'Apologise first, hear her out, do not explain or argue; promise only what can be done, and write it down.'),
    ('SUM_UP', 1, now(), '结束前说一遍', 'Sum up before the end', '我再说一遍，您看对不对：……。接下来由我做的是……，您等我的电话。', 'Let me say it once more: …. What I do next is …; I ring you.'),
    ('WHY_DEARER', 1, now(), '为什么比别家贵', 'Why dearer than elsewhere', '谢谢您比过。我们的价钱里有医生面诊、麻醉、复查这些；您手里那份包含哪些，我们一项一项对着看。', 'Thank you for comparing. Ours includes seeing the doctor, anaesthesia and the follow-ups; shall we go through what the other one includes, line by line?'),
    ('OTHER_BRAND', 1, now(), '为什么不用某个牌子', 'Why not that brand', '您提的那个也有人用得好。我们用的是这几种，差别在这里；哪一种适合，请医生看过再说。', 'Others are well served by the one you name. We use these, and this is how they differ; which suits you is for the doctor to say.'),
    ('DO_YOU_HAVE', 1, now(), '你们有没有某个项目', 'Do you offer …', '谢谢您问。这一项我去确认；最接近的有……，要不要先了解一下？', 'Thank you for asking. I will find out; the nearest we have is …. Would you like to hear about it?'),
    ('DOES_IT_HURT', 1, now(), '会不会疼', 'Does it hurt', '每个人感受不一样。会先用麻醉，过程中您随时可以叫停；具体的请医生跟您讲。', 'It differs from person to person. There is anaesthesia, and you can ask us to stop at any time; the doctor will tell you more.'),
    ('HOW_LONG', 1, now(), '多久能恢复', 'How long is recovery', '一般的时间医生会写给您，您的情况要看过才知道。您最晚哪天要见人？我们从那天往回排。', 'The doctor writes the usual times down for you, and yours after seeing you. By which day must you be ready? We count back from there.'),
    ('WILL_IT_WORK', 1, now(), '效果怎么样', 'How well does it work', '结果因人而异，我说了不算，医生看过会讲能做到什么、做不到什么。', 'Results differ from person to person, and it is not for me to say; the doctor will tell you what can be done and what cannot.'),
    ('MUST_ASK_FAMILY', 1, now(), '要回去问家里人', 'I must ask my family', '应该的。我把要点写给您带回去；家人有问题，您约个时间，我请医生一起说。', 'Of course. I write the main points down for you; if your family has questions, name a time and I ask a doctor to join.'),
    ('HOW_MUCH_LONGER', 1, now(), '还要等多久', 'How much longer', '对不起让您久等了。我现在去问，两分钟之内回来告诉您，问不到也回来。', 'I am sorry that you have to wait. I go and ask, and am back within two minutes, whatever I find out.'),
    ('SAYS_LITTLE', 1, now(), '话少', 'Says little', '少说一点，让她看；一次只问一句，好答的先问，等她说完。', 'Say less and let her look; one question at a time, the easy ones first, and wait for the answer.'),
    ('WANTS_FACTS', 1, now(), '爱问清楚', 'Wants the facts', '给数字和出处，不急不躁；不知道的就说去问，问到了再回她。', 'Give figures and where they come from, calmly; what you do not know, say that you will ask, and come back with it.'),
    ('KNOWS_HER_MIND', 1, now(), '有主见', 'Knows her own mind', '先听她的看法，她说得对就说对；专业的地方请医生来讲，不争输赢。', 'Hear what she thinks first, and say so where she is right; leave what is medical to the doctor, and win no argument.'),
    ('TAKES_HER_TIME', 1, now(), '慢慢决定', 'Takes her time', '给两三个选择，说清差别，不催；帮她把顾虑一条一条写下来。', 'Offer two or three choices and how they differ, without hurry; write her doubts down with her, one by one.'),
    ('SAYS_IT_PLAINLY', 1, now(), '直爽', 'Says it plainly', '热情、直接，问什么答什么；留意她的手势，不绕弯。', 'Warm and direct: answer what is asked; mind her gestures, and do not beat about the bush.'),
    ('LIKES_TO_TALK', 1, now(), '健谈', 'Likes to talk', '先应一句，再带回要问的那一句；到时间就道谢、约下次。', 'Answer once, then come back to what is to be asked; when it is time, thank her and agree on the next.');
