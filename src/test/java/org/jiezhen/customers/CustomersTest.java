package org.jiezhen.customers;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.TestClock;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A house that knows nobody at the start of each test, and its people. */
@PortalTest
// Of its own: it forgets everybody, and writes visits without a guide who hands out tickets.
@TestPropertySource(properties = "test.house=customers")
abstract class CustomersTest {

    /** Of the desk: may do everything with customers. */
    static final String LITING = "liting";

    static final String ZHANGLEI = "zhanglei";

    /** The guide at the lift: registers, and neither unmasks nor merges. */
    static final String LIUYUE = "liuyue";

    @Autowired
    CustomerRecords records;

    @Autowired
    Customers customers;

    @Autowired
    CustomerSearch search;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @BeforeEach
    void nobodyIsKnown() {
        clock.reset();
        // What there was is out of everybody's sight: nothing of it is found by what a test types.
        jdbc.sql("UPDATE visit SET status = 'COMPLETED', departed_at = now() WHERE status = 'IN_PROGRESS'")
                .update();
        jdbc.sql("UPDATE visit SET customer_id = NULL").update();
        jdbc.sql("UPDATE booking SET customer_id = NULL").update();
        jdbc.sql("DELETE FROM customer_document").update();
        jdbc.sql("""
                        UPDATE customer SET name = NULL, pinyin = '', search = '', phone = NULL, birth_date = NULL,
                                            merged_into = NULL, root_id = id""").update();
    }

    CustomerId customer(String name, @Nullable String phone) {
        return customer(name, phone, null);
    }

    CustomerId customer(String name, @Nullable String phone, @Nullable LocalDate born) {
        return inTransaction(() -> records.register(
                        new CustomerDetails(
                                new PersonName(name),
                                phone == null ? null : new Phone(phone),
                                Sex.UNKNOWN,
                                born,
                                "zh",
                                false,
                                null,
                                null,
                                null),
                        people.id(LITING))
                .id());
    }

    /** A visit; on that day when it is over, else now. */
    UUID visit(CustomerId customer, @Nullable LocalDate over) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        WITH counter AS (
                            INSERT INTO ticket_counter (day, last) VALUES (coalesce(:over, :today), 1)
                            ON CONFLICT (day) DO UPDATE SET last = ticket_counter.last + 1 RETURNING day, last)
                        INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, type, arrived_at,
                                           departed_at, customer_id)
                        SELECT :id, 0, day, last,
                               CASE WHEN CAST(:over AS date) IS NULL THEN 'IN_PROGRESS' ELSE 'COMPLETED' END, 'WALK_IN', 'FOLLOW_UP',
                               now(), CASE WHEN CAST(:over AS date) IS NOT NULL THEN now() END, :customer
                        FROM counter""")
                .param("id", id)
                .param("over", over)
                .param("today", BusinessTime.day(clock.instant()))
                .param("customer", customer.value())
                .update();
        return id;
    }

    /** As a merge leaves them. */
    void merged(CustomerId record, CustomerId into) {
        jdbc.sql("UPDATE customer SET merged_into = ?, root_id = ? WHERE id = ?")
                .params(into.value(), into.value(), record.value())
                .update();
    }

    <T> T inTransaction(Supplier<T> action) {
        return transactions.execute(status -> action.get());
    }

    <T> T as(String person, Supplier<T> action) {
        return people.as(person, action);
    }
}
