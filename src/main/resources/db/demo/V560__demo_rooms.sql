-- The demo house's rooms are cleaned after each guest, and lie as on its plan.
UPDATE place SET housekeeping = true WHERE kind IN ('CONSULT_ROOM', 'TREATMENT_ROOM', 'OPERATING_ROOM', 'BED');
