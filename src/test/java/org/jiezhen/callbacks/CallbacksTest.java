package org.jiezhen.callbacks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.callbacks.CallbackBoard.CallFact;
import org.jiezhen.callbacks.CallbackRecords.Moment;
import org.jiezhen.callbacks.CallbackRecords.Origin;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A house in which nobody is to be rung at the start of each test, on a working day at half past ten. */
abstract class CallbacksTest extends VisitsTest {

    /** The callback agents, and whoever answers for the day. */
    static final String CAOMIN = "caomin";

    static final String XIAQING = "xiaqing";
    static final String GAOFENG = "gaofeng";

    @Autowired
    CallbackCalls calls;

    @Autowired
    OwedCallbacks owing;

    @Autowired
    CallbackRecords records;

    @Autowired
    CallbackBoard callbacks;

    @Autowired
    CallbackReasons reasons;

    @Autowired
    TransactionTemplate transaction;

    private int number;

    @BeforeEach
    void nobodyIsToBeRung() {
        var entry = entry();
        for (var table : List.of("callback_due", "callback_claim", "callback_stop", "callback_result")) {
            jdbc.sql("UPDATE " + table + " SET voided = now(), voided_by = ? WHERE voided IS NULL")
                    .param(entry)
                    .update();
        }
        it(LocalTime.of(10, 30));
    }

    /** It is this late, on the next working day. */
    void it(LocalTime time) {
        clock.set(on(day(), time));
    }

    /** The working day on which tests play. */
    LocalDate day() {
        return reasons.workdayFrom(BusinessTime.day(Instant.now()));
    }

    static Instant on(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(BusinessTime.ZONE).toInstant();
    }

    long entry() {
        return jdbc.sql("""
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        VALUES (now(), 'system', 'test.callback', 'house', 'hall') RETURNING id""").query(Long.class).single();
    }

    /** Somebody who was here, and has gone. */
    CustomerId person(String name, String phone) {
        var visit = arrive(name, phone).subject();
        var who = Objects.requireNonNull(customer(visit));
        as(LITING, () -> closing.leftUnseen(key(), visit, clock.instant()));
        return who;
    }

    CallbackId due(CustomerId person, String why, LocalDate day, Caller by) {
        return Objects.requireNonNull(transaction.execute(_ -> records.set(
                new Moment(clock.instant(), entry()),
                new Origin("test", UUID.randomUUID()),
                person,
                why,
                new CallbackPlan(day, by))));
    }

    /** A person who is to be rung today, by the agents. */
    CustomerId due(String name) {
        var person =
                person(name, "1370001" + String.format("%04d", 1000 + number++ + (int) (Math.random() * 8000) % 8000));
        due(person, "DEAL", day(), Caller.AGENTS);
        return person;
    }

    Optional<CallFact> row(CustomerId person) {
        return callbacks.read().stream()
                .filter(fact -> fact.id().equals(person.toString()))
                .findFirst();
    }
}
