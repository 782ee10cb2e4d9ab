-- A visit's whole history is read when somebody looks at it: by the visit, ended and voided periods included.
CREATE INDEX visit_stage_of_visit ON visit_stage (visit_id);
CREATE INDEX visit_place_of_visit ON visit_place (visit_id);
CREATE INDEX visit_custody_of_visit ON visit_custody (visit_id);
CREATE INDEX visit_handoff_of_visit ON visit_handoff (visit_id);
CREATE INDEX visit_call_of_visit ON visit_call (visit_id);
