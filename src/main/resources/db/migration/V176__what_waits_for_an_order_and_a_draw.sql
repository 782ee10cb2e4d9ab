-- A lab form that somebody has filled waits for whoever may order it, and what is ordered for whoever draws: each is a task,
-- with a time, that rings for whoever may do it. Both end with what they ask for, and not by a word.
INSERT INTO target (code, seconds) VALUES ('TASK_LAB_ORDER', 600), ('TASK_DRAW', 900);
INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asked, rings) VALUES
    ('LAB_ORDER', '开化验单', 'Order a lab form', 'i-order', 78, 'lab.order', 'TASK_LAB_ORDER', 'ANYTHING', false, true),
    ('DRAW', '采样', 'Draw', 'tube0', 79, 'lab.draw', 'TASK_DRAW', 'VISIT', false, true);
INSERT INTO escalation_rule (code, minutes, permission) VALUES
    ('LAB_ORDER', 2, 'oversight.watch'), ('DRAW', 2, 'oversight.watch');

-- On the guest's row: what people ask for, and what waits for the guest, such as a draw.
CREATE OR REPLACE VIEW task_mark WITH (security_invoker = true) AS
SELECT t.visit_id, c.zh, c.en, t.requested AS since, 60 AS rank
FROM task t JOIN task_code c ON c.code = t.code
WHERE t.closed IS NULL AND t.visit_id IS NOT NULL AND (c.asked OR c.about = 'VISIT');
