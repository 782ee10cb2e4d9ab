CREATE TABLE room_temperature (
    room   text PRIMARY KEY,
    tenths int NOT NULL,
    note   text NOT NULL
);
