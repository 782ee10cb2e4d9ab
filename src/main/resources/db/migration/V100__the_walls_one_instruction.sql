-- What a called guest is asked to do: to stay seated until a guide comes, or to go to the place. The house's choice.
ALTER TABLE wall_setting DROP CONSTRAINT wall_setting_code_check,
    ADD CONSTRAINT wall_setting_code_check CHECK (code IN ('NAMES', 'VOICE', 'FETCHED'));
INSERT INTO wall_setting (code, is_on) VALUES ('FETCHED', true);

-- For how many seconds a call stands on the wall; whoever has not come by then is asked to see the desk. 0: until the desk
-- ends it.
INSERT INTO house_rule (code, value) VALUES ('CALL_SHOWN_SECONDS', 300);

-- Whose turn is called, by ticket: the wall tells free rooms from free consultants.
CREATE OR REPLACE VIEW visit_reason_now WITH (security_invoker = true) AS
SELECT r.id, r.visit_id, r.code, r.started, w.phase, w.waits, w.rank, w.called
FROM visit_reason r
JOIN waiting_reason w ON w.code = r.code
WHERE r.ended IS NULL AND r.voided IS NULL;

-- What a button says that leads a visit on is an act, not the state that follows from it.
UPDATE waiting_reason w SET begin_zh = said.zh, begin_en = said.en
FROM (VALUES
    ('AWAITING_TRIAGE', '填单完成', 'Form done'),
    ('AWAITING_CONSULTATION', '请候咨询', 'Wait for consult'),
    ('IN_CONSULTATION', '开始咨询', 'Start consult'),
    ('AWAITING_HOST', '请候接待人', 'Wait for host'),
    ('WITH_HOST', '接待人已到', 'Host is here'),
    ('LEAVING', '送去电梯', 'Lead to the lift')) AS said (code, zh, en)
WHERE w.code = said.code;
