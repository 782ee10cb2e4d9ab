-- Some of what is asked for a guest goes on when the guest has left the room, or the house: what was drawn is carried, and
-- what was found out is brought.
ALTER TABLE task_code ADD COLUMN stays boolean NOT NULL DEFAULT false;
