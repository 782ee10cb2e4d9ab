package org.jiezhen.bookings;

import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a booking is about, when that is beyond doubt: the one customer with just this name and just this number. */
@Component
class Acquaintance {

    private final JdbcClient jdbc;

    Acquaintance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The record that stands for the customer; null when nobody, or more than one, has this name and this number. */
    @Nullable
    CustomerId of(PersonName name, @Nullable Phone phone) {
        if (phone == null) {
            return null;
        }
        var roots = jdbc.sql("""
                        SELECT DISTINCT root_id FROM customer
                        WHERE reverse(phone) = reverse(?) AND name = ? LIMIT 2""")
                .params(phone.value(), name.value())
                .query(Id.column(CustomerId::new))
                .list();
        return roots.size() == 1 ? roots.getFirst() : null;
    }
}
