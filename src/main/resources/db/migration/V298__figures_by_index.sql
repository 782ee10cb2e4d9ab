-- The figures of a month are read from indexes alone, wherever in five years its rows lie.
DROP INDEX callback_due_by_day;
CREATE INDEX callback_due_by_day ON callback_due (due) INCLUDE (id, callback_id) WHERE voided IS NULL;
DROP INDEX callback_due_of;
CREATE INDEX callback_due_of ON callback_due (callback_id) INCLUDE (id, ended, ended_by, begun_by, voided);
DROP INDEX callback_call_opened;
CREATE INDEX callback_call_opened ON callback_call (opened) INCLUDE (id, number, staff_id, script, visit_id);
CREATE INDEX callback_told ON callback (id) INCLUDE (number, why);
