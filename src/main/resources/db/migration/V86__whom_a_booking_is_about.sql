-- Bookings that are linked once their customer is known, by the number that they tell.
CREATE INDEX booking_unlinked ON booking (phone) WHERE status = 'BOOKED' AND customer_id IS NULL;

-- Of a booking of which nobody has decided whom it is about: whether that may be a discreet guest. The number is enough;
-- where none was told, the name is, by its letters. Until somebody says who comes, the name is kept from shared boards.
CREATE INDEX customer_discreet_name ON customer (split_part(search, ' ', 2)) WHERE discreet;
CREATE VIEW booking_undecided WITH (security_invoker = true) AS
SELECT b.id AS booking_id,
       b.customer_id IS NULL
           AND (EXISTS (SELECT FROM customer d JOIN customer r ON r.id = d.root_id
                        WHERE reverse(d.phone) = reverse(b.phone) AND d.phone IS NOT NULL AND r.discreet)
                OR (b.phone IS NULL AND b.search <> ''
                    AND EXISTS (SELECT FROM customer d
                                WHERE split_part(d.search, ' ', 2) = split_part(b.search, ' ', 2) AND d.discreet)))
           AS discreet
FROM booking b;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON booking_undecided FROM ${app_role};
