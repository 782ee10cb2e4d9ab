-- A report of an examination is reviewed as one of a tube is: those that are out are asked for.
INSERT INTO lab_review (order_id, panel, report_id, state, started, recorded, begun_by)
SELECT r.order_id, r.panel, r.id, 'ASKED', r.started, r.recorded, r.begun_by
FROM lab_report r
WHERE r.specimen_id IS NULL AND r.status <> 'PRELIMINARY' AND r.ended IS NULL AND r.voided IS NULL
  AND NOT EXISTS (SELECT FROM lab_review w WHERE w.order_id = r.order_id AND w.panel = r.panel AND w.ended IS NULL
                  AND w.voided IS NULL);
