-- A device at a room's door or wall: it shows that room, and says that it is clean or that its guest has left. A screen
-- without a room is a wall.
ALTER TABLE wall_device ADD COLUMN place_id uuid REFERENCES place;
CREATE UNIQUE INDEX wall_device_of_place ON wall_device (place_id) WHERE revoked_at IS NULL;

-- What whoever acted is called, by the id that the journal knows them by: a device, too.
CREATE OR REPLACE VIEW staff_named WITH (security_invoker = true) AS
SELECT id::text AS actor, display_name AS name FROM account
UNION ALL
SELECT id::text, name FROM wall_device WHERE place_id IS NOT NULL;
