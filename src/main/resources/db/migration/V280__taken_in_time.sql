-- What has to be taken by a time is late until somebody takes it; whoever has it has a time of its own for it.
ALTER TABLE task_code ADD COLUMN then_target text REFERENCES target;
INSERT INTO target (code, seconds) VALUES ('TASK_COMPLICATION_SEEN', 2400);
UPDATE task_code SET then_target = 'TASK_COMPLICATION_SEEN' WHERE code = 'COMPLICATION';

CREATE OR REPLACE VIEW task_now WITH (security_invoker = true) AS
SELECT t.id AS task_id, t.number, t.code, t.visit_id, t.room_id, t.to_id, t.requester, t.person, t.receiver, t.note,
       t.requested,
       CASE WHEN s.seconds IS NULL OR o.staff_id IS NULL THEN t.due ELSE o.started + s.seconds * interval '1 second' END AS due,
       t.hurried, t.hurried_by,
       c.permission, c.rings, c.custody, c.ordinal, c.zh, c.en,
       CASE WHEN w.id IS NOT NULL THEN 'IN_PROGRESS' WHEN o.staff_id IS NOT NULL THEN 'ACCEPTED' ELSE 'REQUESTED' END
           AS status,
       o.staff_id AS owner, o.started AS owner_since, w.started AS begun,
       h.id AS offer_id, h.taker_id, h.giver_id, h.started AS offered
FROM task t
JOIN task_code c ON c.code = t.code
JOIN task_owner o ON o.task_id = t.id AND o.ended IS NULL AND o.voided IS NULL
LEFT JOIN target s ON s.code = c.then_target
LEFT JOIN task_work w ON w.task_id = t.id AND w.ended IS NULL AND w.voided IS NULL
LEFT JOIN task_handoff h ON h.task_id = t.id AND h.ended IS NULL AND h.voided IS NULL
WHERE t.closed IS NULL;
