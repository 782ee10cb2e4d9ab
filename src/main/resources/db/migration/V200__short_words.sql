-- What is waited for stands in a narrow column: in English too it is read whole, on every desk.
UPDATE waiting_reason w SET waits_en = said.waits
FROM (VALUES ('IN_CONSULTATION', 'The consultant', 'End of consult'), ('AWAITING_TRIAGE', 'A consultant', 'To be assigned'),
             ('IN_EXAMINATION', 'The examination', 'End of exam'), ('AWAITING_EXAMINATION', 'The examination', 'The exam'))
     AS said (code, was, waits)
WHERE w.code = said.code AND w.waits_en = said.was;
UPDATE waiting_reason SET state_en = 'Awaiting exam' WHERE code = 'AWAITING_EXAMINATION' AND state_en = 'Awaiting examination';
