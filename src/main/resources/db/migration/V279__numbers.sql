-- Whose number it is that is dialled, as whoever rang was told: known before it is dialled again. Of another number nothing is said.
CREATE TABLE callback_number (
    customer_id uuid PRIMARY KEY REFERENCES customer,
    phone       text NOT NULL,
    whose       text NOT NULL CHECK (whose IN ('SELF', 'SPOUSE', 'PARENT', 'CHILD', 'FRIEND', 'WORK', 'OTHER')),
    set_by      bigint NOT NULL REFERENCES journal
);
REVOKE DELETE, TRUNCATE ON callback_number FROM ${app_role};
