package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.TestClock;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Undo;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journey.Timelines;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reception with an empty hall at the start of each test, and its people. */
@PortalTest
public abstract class VisitsTest {

    /** The guide at the lift. */
    protected static final String LIUYUE = "liuyue";

    /** Three of the desk. */
    protected static final String LITING = "liting";

    protected static final String ZHANGLEI = "zhanglei";
    protected static final String WANGFANG = "wangfang";

    /** A consultant: accompanies, and sees only his or her own. */
    protected static final String XULAN = "xulan";

    @Autowired
    Swaps swaps;

    @Autowired
    protected FrontDesk desk;

    @Autowired
    protected Undo undo;

    @Autowired
    protected Custody custody;

    @Autowired
    protected Calls calls;

    /** Why a day is closed although something else is missing that other tests may have left so. */
    protected static final String LATER = "次日补做";

    @Autowired
    protected Timelines timelines;

    @Autowired
    protected Rectifications rectifications;

    @Autowired
    protected ClosingTime closing;

    @Autowired
    protected WaitingReasons reasons;

    @Autowired
    protected ArrivalsBoard board;

    @Autowired
    protected People people;

    @Autowired
    protected TestClock clock;

    @Autowired
    protected JdbcClient jdbc;

    @BeforeEach
    protected void theHallIsEmpty() {
        clock.reset();
        var entry = jdbc.sql("""
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        VALUES (now(), 'system', 'test.empty', 'house', 'hall') RETURNING id
                        """).query(Long.class).single();
        var tracks = Stream.concat(
                Tracks.ALL.stream().map(Track::table),
                Stream.of(
                        "room_state",
                        "room_reservation",
                        "room_doctor",
                        "task_owner",
                        "task_handoff",
                        "task_work",
                        "visit_assignment",
                        "doctor_request_state",
                        "doctor_seeing",
                        "drink_state",
                        "drink_alert"));
        for (var track : tracks.toList()) {
            jdbc.sql("UPDATE " + track + " SET ended = GREATEST(now(), started), ended_by = ?"
                            + " WHERE ended IS NULL AND voided IS NULL")
                    .param(entry)
                    .update();
            // What a clock that ran ahead left in the time to come never was.
            jdbc.sql("UPDATE " + track + " SET voided = now(), voided_by = ?"
                            + " WHERE voided IS NULL AND (ended > now() OR started > now())")
                    .param(entry)
                    .update();
        }
        jdbc.sql(
                        "UPDATE task SET outcome = 'CANCELLED', closed = GREATEST(now(), requested), closed_by = ? WHERE closed IS NULL")
                .param(entry)
                .update();
        // Together: what is out has a holder.
        jdbc.sql("""
                        WITH filed AS (
                            UPDATE folder_out SET ended = GREATEST(now(), started), ended_by = :entry
                            WHERE ended IS NULL AND voided IS NULL),
                        withdrawn AS (
                            UPDATE folder_handoff SET ended = GREATEST(now(), started), ended_by = :entry
                            WHERE ended IS NULL AND voided IS NULL)
                        UPDATE folder_custody SET ended = GREATEST(now(), started), ended_by = :entry
                        WHERE ended IS NULL AND voided IS NULL""").param("entry", entry).update();
        jdbc.sql("UPDATE visit SET status = 'COMPLETED', departed_at = now() WHERE status = 'IN_PROGRESS'")
                .update();
        // Whoever is on duty is there.
        jdbc.sql("DELETE FROM staff_away").update();
        jdbc.sql("DELETE FROM staff_unreachable").update();
    }

    @AfterEach
    protected void theClockIsRight() {
        clock.reset();
    }

    protected static UUID key() {
        return UUID.randomUUID();
    }

    /** The nth seat of the hall, from 0. */
    protected static PlaceId seat(int n) {
        return PlaceId.of("00000000-0000-4000-8000-000000000%d".formatted(259 + n));
    }

    /** The nth consult room, from 1. */
    protected static PlaceId room(int n) {
        return PlaceId.of("00000000-0000-4000-8000-000000000%d".formatted(270 + n));
    }

    protected static Arrival standing() {
        return in(null);
    }

    protected static Arrival in(@Nullable PlaceId place) {
        return new Arrival(Source.WALK_IN, VisitType.FIRST, place, VisitDetails.NONE);
    }

    /** A booking for today, of a time that has passed, as another program left it. */
    protected BookingId book(String number, String name, String phone) {
        var id = BookingId.random();
        jdbc.sql("""
                        INSERT INTO booking (id, version, number, status, channel, day, at, name, pinyin, search, phone,
                                             booked_at)
                        VALUES (?, 0, ?, 'BOOKED', 'WEB', ?, ?, ?, '', '', ?, now())""")
                .params(id.value(), number, BusinessTime.day(clock.instant()), LocalTime.MIN, name, phone)
                .update();
        return id;
    }

    /** What has become of a booking. */
    protected String status(BookingId booking) {
        return jdbc.sql("SELECT status FROM booking WHERE id = ?")
                .param(booking.value())
                .query(String.class)
                .single();
    }

    /** The record of a visit's customer, if anybody knows who it is. */
    @Nullable
    protected CustomerId customer(VisitId visit) {
        return jdbc.sql("SELECT customer_id FROM visit WHERE id = ?")
                .param(visit.value())
                .query((rs, row) -> Optional.ofNullable(Id.orNull(rs.getObject(1, UUID.class), CustomerId::new)))
                .single()
                .orElse(null);
    }

    /** Somebody with a name and a number arrives. */
    protected Done<VisitId> arrive(@Nullable String name, @Nullable String phone) {
        return as(LIUYUE, () -> desk.arrive(key(), arrival(name, phone)));
    }

    protected static Arrival arrival(@Nullable String name, @Nullable String phone) {
        return new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.parse(name, phone, 0, false));
    }

    protected Done<VisitId> arrive(String guide) {
        return as(guide, () -> desk.arrive(key(), standing()));
    }

    /** The version of a visit, as the screen that rectifies it shows it. */
    protected long version(VisitId visit) {
        return rectifications.look(visit).version();
    }

    protected <T> T as(String username, Supplier<T> action) {
        return people.as(username, action);
    }

    protected Refusal refused(String username, Supplier<?> action) {
        var refusal = catchThrowableOfType(Refusal.class, () -> as(username, action));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    protected ArrivalsBoard.VisitFact fact(VisitId visit) {
        return board.find(visit).orElseThrow();
    }

    /** Who has the customer: DESK, NONE, or the person's name. */
    /** Whether the visit is on the board of arrivals. */
    protected boolean isHere(VisitId visit) {
        return board.find(visit).isPresent();
    }

    protected String holder(VisitId visit) {
        var fact = fact(visit);
        var with = fact.with();
        return with == null ? fact.holder() : with.name();
    }

    protected int count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Integer.class).single();
    }

    /** All begin at the same moment; what each came to, in the same order. */
    protected static <T> List<Future<T>> together(List<Callable<T>> actions) throws Exception {
        var barrier = new CyclicBarrier(actions.size());
        try (var threads = Executors.newFixedThreadPool(actions.size())) {
            var futures = new ArrayList<Future<T>>();
            for (var action : actions) {
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return action.call();
                }));
            }
            return futures;
        }
    }

    protected static <T> List<Future<T>> together(int number, java.util.function.IntFunction<Callable<T>> action)
            throws Exception {
        return together(IntStream.range(0, number).mapToObj(action).toList());
    }
}
