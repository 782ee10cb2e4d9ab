-- Who has allergies, and no word of which: from the guest's own consent on, as the mark on the row says it.
CREATE VIEW intake_allergic WITH (security_invoker = true) AS
SELECT visit_id FROM intake_answer_now WHERE field = 'ALLERGY' AND value LIKE 'YES%';
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON intake_allergic FROM ${app_role};

-- Lines of the playbook for guests with allergies, and for guests who are met in a way of their own.
ALTER TABLE playbook_entry DROP CONSTRAINT playbook_entry_shown_when_check;
ALTER TABLE playbook_entry ADD CONSTRAINT playbook_entry_shown_when_check
    CHECK (shown_when IN ('ANGRY', 'DISCREET', 'MINOR', 'ALLERGIC'));
ALTER TABLE playbook_entry ADD COLUMN for_type text REFERENCES playbook_entry;

CREATE OR REPLACE VIEW playbook_now WITH (security_invoker = true) AS
SELECT e.code, e.kind, e.at_intake, e.at_consult, e.at_call, e.shown_when, e.rank,
       t.version, t.title_zh, t.title_en, t.zh, t.en, t.published, t.published_by, e.for_type
FROM playbook_entry e
JOIN LATERAL (SELECT * FROM playbook_text WHERE code = e.code ORDER BY version DESC LIMIT 1) AS t ON true;

INSERT INTO playbook_entry (code, kind, at_intake, at_consult, at_call, shown_when, for_type, rank) VALUES
    ('HAS_ALLERGIES', 'LINE', true, true, true, 'ALLERGIC', NULL, 70),
    ('LET_HER_LOOK', 'LINE', false, true, true, NULL, 'SAYS_LITTLE', 171),
    ('WHERE_IT_IS_FROM', 'LINE', false, true, true, NULL, 'WANTS_FACTS', 172),
    ('HER_VIEW_FIRST', 'LINE', false, true, true, NULL, 'KNOWS_HER_MIND', 173),
    ('LINE_BY_LINE', 'LINE', false, true, true, NULL, 'TAKES_HER_TIME', 174),
    ('STRAIGHT_ANSWER', 'LINE', false, true, true, NULL, 'SAYS_IT_PLAINLY', 175),
    ('BACK_TO_THE_POINT', 'LINE', false, true, true, NULL, 'LIKES_TO_TALK', 176);

INSERT INTO playbook_text (code, version, published, title_zh, title_en, zh, en) VALUES
    ('HAS_ALLERGIES', 1, now(), '有过敏', 'Has allergies', '您之前提过有过敏。饮品、敷料、用药之前我们都会再问您一次，有不放心的随时说。', 'You told us of an allergy. Before any drink, dressing or medicine we ask you once more; do say whenever you are unsure.'),
    ('LET_HER_LOOK', 1, now(), '请她先看', 'Let her look', '您先看，不急。看到想问的地方，指给我就行。', 'Please look first, there is no hurry. Where you have a question, just point.'),
    ('WHERE_IT_IS_FROM', 1, now(), '数字从哪里来', 'Where it is from', '这个数字是从这里来的，我给您看原文；没写到的我去问，问到了回您。', 'This figure is from here, let me show you; what it does not say I will ask, and come back to you.'),
    ('HER_VIEW_FIRST', 1, now(), '先听她的看法', 'Her view first', '您是怎么看的？您先说，我听完再补充。', 'How do you see it? Please tell me first, I add to it afterwards.'),
    ('LINE_BY_LINE', 1, now(), '一条一条写下来', 'Line by line', '我们把您在意的一条一条写下来，哪条清楚了就划掉，哪条没清楚就留着。', 'Let us write down what you mind, line by line; what is clear we cross out, what is not stays.'),
    ('STRAIGHT_ANSWER', 1, now(), '直接回答', 'A straight answer', '您问得直接，我也直接答：能做到的是……，做不到的是……。', 'You ask plainly, so I answer plainly: what can be done is …, what cannot is ….'),
    ('BACK_TO_THE_POINT', 1, now(), '带回那一句', 'Back to the point', '这个有意思，下次接着听您讲。刚才那一句我还想问完：……', 'I would like to hear more of that another time. Let me finish the one question: …');
