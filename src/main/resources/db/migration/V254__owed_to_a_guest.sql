-- What a doctor's part in a visit leaves for the consultant to do: the briefing she went for, and asking again.
CREATE VIEW doctor_owed WITH (security_invoker = true) AS
SELECT t.visit_id, '还没向医生说明' AS zh, 'briefing not given yet' AS en, 10 AS rank
FROM task_now t
WHERE t.code = 'STAY_WITH' AND NOT EXISTS (SELECT FROM doctor_request r WHERE r.visit_id = t.visit_id AND r.requested > t.requested)
UNION ALL
SELECT r.visit_id, '医生没有面诊，要再请', 'no doctor came: ask again', 20
FROM doctor_request r
JOIN doctor_request_state s ON s.request_id = r.id AND s.ended IS NULL AND s.voided IS NULL
WHERE s.state = 'NOT_SEEN' AND NOT EXISTS (SELECT FROM doctor_request o WHERE o.visit_id = r.visit_id AND o.requested > s.started);

-- What the plan of a visit waits for from whoever writes it: the doctor's answer taken in, what was asked and answered.
CREATE VIEW quote_owed WITH (security_invoker = true) AS
SELECT r.visit_id, '医生已答复' AS zh, 'the doctor has answered' AS en, 30 AS rank
FROM doctor_record_now r
WHERE NOT EXISTS (SELECT FROM quote_version v WHERE v.visit_id = r.visit_id AND v.written > r.amended)
  AND NOT EXISTS (SELECT FROM quote_acceptance c WHERE c.visit_id = r.visit_id AND c.ended IS NULL AND c.voided IS NULL)
UNION ALL
SELECT q.visit_id,
       CASE q.state WHEN 'UNASKED' THEN '优惠还没请批' WHEN 'ASKED' THEN '优惠待批准' WHEN 'APPROVED' THEN '优惠已批准'
                    ELSE '优惠未批准，要改方案' END,
       CASE q.state WHEN 'UNASKED' THEN 'discount: ask for approval' WHEN 'ASKED' THEN 'discount asked'
                    WHEN 'APPROVED' THEN 'discount approved' ELSE 'discount declined: write another plan' END,
       40
FROM quote_now q WHERE q.state IN ('UNASKED', 'ASKED', 'APPROVED', 'DECLINED');

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON doctor_owed, quote_owed FROM ${app_role};
