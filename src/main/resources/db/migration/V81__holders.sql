-- Who holds something is said in the same shape of every kind of thing: a person, the desk, a place, or nobody. A guest is
-- never left to a place.
ALTER TABLE visit_custody ADD COLUMN place_id uuid REFERENCES place CHECK (place_id IS NULL);
