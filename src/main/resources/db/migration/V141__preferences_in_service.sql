-- What the system tells while no page is looked at, and whether a telephone's screen stays on while its person is on duty.
ALTER TABLE preference
    ADD COLUMN system boolean NOT NULL DEFAULT false,
    ADD COLUMN awake  boolean NOT NULL DEFAULT true;
