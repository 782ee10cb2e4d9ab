-- However many years there are: the newest calls of a person, and what became of them, are read from their indexes alone.
CREATE INDEX callback_call_newest ON callback_call (customer_id, opened DESC) INCLUDE (id) WHERE visit_id IS NULL;
DROP INDEX callback_result_open;
CREATE UNIQUE INDEX callback_result_open ON callback_result (call_id) INCLUDE (outcome) WHERE ended IS NULL AND voided IS NULL;
