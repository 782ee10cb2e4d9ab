-- The demo house's rooms are cleaned after each guest, and lie as on its plan.
UPDATE place SET housekeeping = true WHERE kind IN ('CONSULT_ROOM', 'TREATMENT_ROOM', 'OPERATING_ROOM', 'BED');
-- Floor 8: eight consult rooms in a row, the lift and the desk across the corridor.
UPDATE place SET plan_x = (ordinal - 31) * 12, plan_y = 0, plan_w = 12, plan_h = 12 WHERE kind = 'CONSULT_ROOM' AND floor = 8;
UPDATE place SET plan_x = 0, plan_y = 14, plan_w = 12, plan_h = 7 WHERE kind = 'LIFT_HALL' AND floor = 8;
UPDATE place SET plan_x = 60, plan_y = 14, plan_w = 24, plan_h = 7 WHERE kind = 'DESK' AND floor = 8;
-- Floor 9: treatment and examinations, then the nurses and twelve beds.
UPDATE place SET plan_x = (ordinal - 41) * 14, plan_y = 0, plan_w = 14, plan_h = 12 WHERE kind = 'TREATMENT_ROOM' AND floor = 9;
UPDATE place SET plan_x = 56, plan_y = 0, plan_w = 10, plan_h = 12 WHERE ordinal = 46 AND floor = 9;
UPDATE place SET plan_x = 66, plan_y = 0, plan_w = 10, plan_h = 12 WHERE ordinal = 51 AND floor = 9;
UPDATE place SET plan_x = 76, plan_y = 0, plan_w = 10, plan_h = 12 WHERE ordinal = 52 AND floor = 9;
UPDATE place SET plan_x = 86, plan_y = 0, plan_w = 10, plan_h = 12 WHERE ordinal = 40 AND floor = 9;
UPDATE place SET plan_x = 0, plan_y = 14, plan_w = 12, plan_h = 18 WHERE ordinal = 50 AND floor = 9;
UPDATE place SET plan_x = 12 + (ordinal - 61) % 6 * 14, plan_y = 14 + (ordinal - 61) / 6 * 9, plan_w = 14, plan_h = 9
WHERE kind = 'BED' AND floor = 9;
-- Floor 11: the theatre.
UPDATE place SET plan_x = (ordinal - 81) * 24, plan_y = 0, plan_w = 24, plan_h = 10 WHERE kind = 'OPERATING_ROOM' AND floor = 11;
UPDATE place SET plan_x = 72, plan_y = 0, plan_w = 24, plan_h = 10 WHERE ordinal = 80 AND floor = 11;
