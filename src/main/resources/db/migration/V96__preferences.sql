-- How somebody wants the portal to look and to call, on whatever machine. Whoever has chosen nothing has no row.
CREATE TABLE preference (
    account_id uuid PRIMARY KEY REFERENCES account,
    colours    text NOT NULL DEFAULT 'SYSTEM' CHECK (colours IN ('SYSTEM', 'LIGHT', 'DARK')),
    sound      boolean NOT NULL DEFAULT false,
    vibration  boolean NOT NULL DEFAULT false
);
