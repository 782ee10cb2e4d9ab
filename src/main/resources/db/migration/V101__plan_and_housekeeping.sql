-- Where a place lies on its floor's plan and how large it is, in steps of the grid; null where it is laid out by ordinal.
-- And whether it is cleaned after each guest, before the next may come.
ALTER TABLE place
    ADD COLUMN plan_x int CHECK (plan_x BETWEEN 0 AND 200),
    ADD COLUMN plan_y int CHECK (plan_y BETWEEN 0 AND 200),
    ADD COLUMN plan_w int CHECK (plan_w BETWEEN 1 AND 200),
    ADD COLUMN plan_h int CHECK (plan_h BETWEEN 1 AND 200),
    ADD COLUMN housekeeping boolean NOT NULL DEFAULT false,
    ADD CHECK (num_nulls(plan_x, plan_y, plan_w, plan_h) IN (0, 4));
UPDATE place SET housekeeping = kind IN ('CONSULT_ROOM', 'TREATMENT_ROOM', 'OPERATING_ROOM', 'BED');
