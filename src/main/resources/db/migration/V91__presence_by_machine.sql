-- On which machine and port a node runs: what its former run said of somebody ends when that person signs out here.
ALTER TABLE staff_presence ADD COLUMN machine text NOT NULL DEFAULT '';
