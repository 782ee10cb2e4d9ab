-- The guest, too, has a form open: on the tablet of whoever lent it.
ALTER TABLE intake_presence ADD COLUMN guest boolean NOT NULL DEFAULT false;
