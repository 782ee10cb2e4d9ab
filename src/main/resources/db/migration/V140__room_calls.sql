-- The telephone from a room: what is asked there with one press, without a word more. Whoever comes asks the rest.
ALTER TABLE task_code ADD COLUMN calls boolean NOT NULL DEFAULT false;
UPDATE task_code SET calls = true WHERE code IN ('DOCUMENT', 'ESCORT', 'DOCTOR', 'OTHER');

-- What is asked in a room and not done yet, and who comes, on the room itself: see rooms.RoomWishes for the columns.
CREATE VIEW task_wish WITH (security_invoker = true) AS
SELECT t.room_id, t.task_id AS about, t.code, t.zh, t.en, coalesce(t.hurried, t.requested) AS since, t.due,
       n.name AS by_name, t.ordinal AS rank
FROM task_now t
JOIN task_code c ON c.code = t.code AND c.asked
LEFT JOIN staff_named n ON n.actor = t.owner::text
-- Whoever is accompanied has left with whoever came.
WHERE t.room_id IS NOT NULL AND NOT (t.custody AND t.status = 'IN_PROGRESS');
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON task_wish FROM ${app_role};

-- A room's panel asks once more as well, and is nobody.
ALTER TABLE task DROP CONSTRAINT task_check2;
