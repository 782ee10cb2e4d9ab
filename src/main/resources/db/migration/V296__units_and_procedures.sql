-- In what items are counted and what is done is the house's own: added, offered no longer, offered again. What was sold names
-- them still.
ALTER TABLE price_unit ADD COLUMN in_use boolean NOT NULL DEFAULT true;
ALTER TABLE procedure_code ADD COLUMN in_use boolean NOT NULL DEFAULT true;
REVOKE DELETE, TRUNCATE ON price_unit, procedure_code FROM ${app_role};
