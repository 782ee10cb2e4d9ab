package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.TestClock;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.BookingsBoard;
import org.jiezhen.bookings.BookingsBoard.BookingFact;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class BookingsBoardTest extends PartialBoardContractTest<BookingFact> {

    private static final LocalDate DAY = LocalDate.of(2031, 5, 6);
    private static final Map<Integer, BookingId> BOOKINGS = new HashMap<>();
    private static Watched.@Nullable Watch watch;

    @Autowired
    private BookingsBoard board;

    @Autowired
    private LiveBoards boards;

    @Autowired
    private TestClock clock;

    @AfterAll
    static void nobodyLooksAnyMore() {
        if (watch != null) {
            watch.close();
        }
        watch = null;
        BOOKINGS.clear();
    }

    @AfterEach
    void theClockGoesRight() {
        clock.reset();
    }

    @Override
    protected BoardSource<BookingFact> source() {
        return board;
    }

    @Override
    protected Audience<BookingFact> audience() {
        if (watch == null) {
            watch = board.watch(DAY);
            boards.lookAgain(board);
        }
        return BookingsBoard.of(DAY);
    }

    @Override
    protected String change(int n) {
        var status = n / 3 % 10 == 0 ? "CANCELLED" : "ARRIVED";
        switch (n % 3) {
            case 0 -> BOOKINGS.put(n / 3, booked(DAY, "客" + (char) ('A' + n % 26), null, null));
            case 1 ->
                jdbc.sql("UPDATE booking SET status = ? WHERE id = ?")
                        .param(status)
                        .param(Id.orNull(BOOKINGS.get(n / 3)))
                        .update();
            default ->
                jdbc.sql("UPDATE booking SET day = day + 1 WHERE id = ?")
                        .param(Id.orNull(BOOKINGS.get(n / 3)))
                        .update();
        }
        return "booking:" + BOOKINGS.get(n / 3);
    }

    private BookingId booked(LocalDate day, String name, @Nullable String phone, @Nullable CustomerId customer) {
        var id = BookingId.random();
        jdbc.sql("""
                        INSERT INTO booking (id, version, number, status, channel, day, at, name, pinyin, search, phone,
                                             customer_id, note, referrer, booked_at)
                        VALUES (:id, 0, 'B-' || upper(CAST(:id AS text)), 'BOOKED', 'WEB', :day, '10:30', :name, '', '',
                                :phone, :customer, 'CANARY-NOTE', 'CANARY-REFERRER', now())""")
                .param("id", id.value())
                .param("day", day)
                .param("name", name)
                .param("phone", phone)
                .param("customer", Id.orNull(customer))
                .update();
        return id;
    }

    @Override
    protected String table() {
        return "booking";
    }

    @Override
    protected List<String> hide() {
        var customer = CustomerId.random();
        jdbc.sql("""
                        INSERT INTO customer (id, version, name, phone, discreet, alias, root_id, registered_at)
                        VALUES (:id, 0, 'CANARY-NAME', '13812345678', true, '青竹', :id, now())""").param("id", customer.value()).update();
        booked(DAY, "CANARY-NAME", "13812345678", customer);
        booked(DAY.plusDays(1), "CANARY-TOMORROW", null, null);
        return List.of(
                "CANARY-NAME", "CANARY-TOMORROW", "CANARY-NOTE", "CANARY-REFERRER", "13812345678", customer.toString());
    }

    @Test
    void aDiscreetGuestBearsTheAliasOrTheWordForEverybody() {
        hide();
        audience();
        assertThat(board.read()).anySatisfy(fact -> assertThat(json(fact)).contains("青竹"));
        jdbc.sql("UPDATE customer SET alias = NULL WHERE alias = '青竹'").update();
        assertThat(board.read())
                .anySatisfy(fact -> assertThat(json(fact)).contains("贵宾").doesNotContain("CANARY-NAME"));
    }

    @Test
    void whoeverMayBeADiscreetGuestIsShownToNobodyUntilItIsKnownWhoItIs() {
        jdbc.sql("""
                        INSERT INTO customer (id, version, name, search, phone, discreet, root_id, registered_at)
                        SELECT id, 0, 'Grace Ho', ' graceho', '13812345679', true, id, now()
                        FROM (SELECT gen_random_uuid() AS id) AS one""").update();
        audience();
        var inCapitals = booked(DAY, "GRACE HO", "13812345679", null);
        var turnedRound = booked(DAY, "Ho Grace", "13812345679", null);
        var anotherNumber = booked(DAY, "Grace Ho", "13812345670", null);
        var withoutNumber = booked(DAY, "GraceHo", null, null);
        jdbc.sql("UPDATE booking SET search = ' graceho' WHERE id = ?")
                .param(withoutNumber.value())
                .update();

        assertThat(json(fact(inCapitals))).doesNotContainIgnoringCase("grace");
        assertThat(json(fact(turnedRound))).doesNotContainIgnoringCase("grace");
        assertThat(json(fact(withoutNumber))).doesNotContainIgnoringCase("grace");
        assertThat(json(fact(anotherNumber))).contains("Grace Ho");
    }

    private static String json(BookingFact fact) {
        return BookingsBoard.of(DAY).row(fact, new JsonMapper()).orElseThrow();
    }

    @Test
    void theClockRunsFromTheTimeItWasForAndOnlyWhileNobodyHasCome() {
        audience();
        var waited = booked(DAY, "客", null, null);
        Instant due = DAY.atTime(10, 30).atZone(BusinessTime.ZONE).toInstant();
        clock.set(due.minusSeconds(60));
        assertThat(fact(waited).overdueSince()).isNull();
        clock.set(due.plusSeconds(60));
        assertThat(fact(waited).overdueSince()).isEqualTo(due.truncatedTo(ChronoUnit.SECONDS));
        assertThat(fact(waited).targetSeconds()).isEqualTo(900);
        jdbc.sql("UPDATE booking SET status = 'ARRIVED' WHERE id = ?")
                .param(waited.value())
                .update();
        assertThat(fact(waited).overdueSince()).isNull();
    }

    private BookingFact fact(BookingId booking) {
        return board.read().stream()
                .filter(fact -> fact.booking().equals(booking))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDayThatNobodyWatchesIsNotRead() {
        var other = LocalDate.of(2032, 1, 1);
        booked(other, "客", null, null);
        assertThat(board.read()).noneMatch(fact -> fact.day().equals(other));
        try (var _ = board.watch(other)) {
            assertThat(board.read()).anyMatch(fact -> fact.day().equals(other));
        }
        assertThat(board.read()).noneMatch(fact -> fact.day().equals(other));
    }

    @Test
    void theTicketOfTheVisitIsShownOnceTheCustomerIsHere() {
        audience();
        var waited = booked(DAY, "客", null, null);
        var visit = new VisitRows(jdbc).arrived("客", null);
        jdbc.sql("UPDATE visit SET booking_id = ? WHERE id = ?")
                .params(waited.value(), visit.value())
                .update();
        assertThat(fact(waited).ticket()).matches("A\\d{3,}");
        jdbc.sql("UPDATE visit SET status = 'ENTERED_IN_ERROR' WHERE id = ?")
                .param(visit.value())
                .update();
        assertThat(fact(waited).ticket()).isNull();
    }
}
