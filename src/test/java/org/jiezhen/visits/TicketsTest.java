package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class TicketsTest extends VisitsTest {

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void fiftyAtOnceGetNumbersWithoutGapThoughAThirdAreTakenBack() throws Exception {
        clock.set(Instant.parse("2031-03-01T02:00:00Z"));
        var kept = register(50, n -> {});
        assertThat(kept).isEqualTo(33);
        assertThat(tickets(LocalDate.of(2031, 3, 1))).isEqualTo(oneTo(33));
    }

    @Test
    void numbersBeginAgainAtMidnightInShanghaiWhileFiftyRegister() throws Exception {
        // 23:59:00 on the 2nd; half of them register after the clock has struck.
        clock.set(Instant.parse("2031-04-02T15:59:00Z"));
        var begun = new AtomicInteger();
        var kept = register(50, n -> {
            if (begun.incrementAndGet() == 25) {
                clock.set(Instant.parse("2031-04-02T16:00:00Z"));
            }
        });
        var before = tickets(LocalDate.of(2031, 4, 2));
        var after = tickets(LocalDate.of(2031, 4, 3));
        assertThat(after).isNotEmpty().isEqualTo(oneTo(after.size()));
        assertThat(before).isEqualTo(oneTo(before.size()));
        assertThat(before.size() + after.size()).isEqualTo(kept);
        assertThat(count("""
                        SELECT count(*) FROM visit WHERE arrival_day IN ('2031-04-02', '2031-04-03')
                        AND arrival_day <> (arrived_at AT TIME ZONE 'Asia/Shanghai')::date
                        """))
                .as("the day of the ticket is the day of the arrival")
                .isZero();
    }

    @Test
    void aVisitDoesNotEndAtMidnightAndKeepsItsDay() {
        clock.set(Instant.parse("2031-05-01T15:59:59Z"));
        var visit = arrive(LIUYUE).subject();
        assertThat(fact(visit).today()).isTrue();
        clock.set(Instant.parse("2031-05-01T16:00:01Z"));
        assertThat(fact(visit).today()).isFalse();
        assertThat(fact(visit).ticket().day()).isEqualTo(LocalDate.of(2031, 5, 1));
        as(LIUYUE, () -> desk.depart(key(), visit));
    }

    /** So many register at once, every third in a transaction that fails at its end; how many were kept. */
    private int register(int number, java.util.function.IntConsumer begin) throws Exception {
        var kept = 0;
        for (var done : together(number, n -> (Callable<Boolean>) () -> transaction.execute(status -> {
            begin.accept(n);
            var ticket = arrive(LIUYUE).label();
            assertThat(ticket).startsWith("A");
            if (n % 3 == 1) {
                status.setRollbackOnly();
            }
            return n % 3 != 1;
        }))) {
            kept += done.get() ? 1 : 0;
        }
        return kept;
    }

    private List<Integer> tickets(LocalDate day) {
        return jdbc.sql("SELECT ticket_number FROM visit WHERE arrival_day = ? ORDER BY 1")
                .param(day)
                .query(Integer.class)
                .list();
    }

    private static List<Integer> oneTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
