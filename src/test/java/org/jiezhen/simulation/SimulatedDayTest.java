package org.jiezhen.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jiezhen.Amount;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.TestClock;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.bookings.BookingsBoard;
import org.jiezhen.channels.Channel;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.habits.Alarms;
import org.jiezhen.habits.Dice;
import org.jiezhen.habits.Neglect;
import org.jiezhen.habits.Pace;
import org.jiezhen.habits.Plan;
import org.jiezhen.habits.Reckoning;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.OpenBoards;
import org.jiezhen.rooms.RoomInvariants;
import org.jiezhen.roster.RosterWritten;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.Unreachable;
import org.jiezhen.triage.PlayedTriage;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Invariants;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A clinic day as busy as the house is planned for, as fast as it can be played: its first hour and whatever follows from
 * it, or in {@code ./portal soak} all of it.
 */
@Tag(Amount.TAG)
@PortalTest
@TestPropertySource(
        properties = "spring.application.name=simulated-day") // a house of its own: this day is not over yet
@DirtiesContext
class SimulatedDayTest {

    /** Who works depends on the day of the week: {@code -Dday=2026-11-29} plays the same day again. */
    private static final LocalDate DAY = Optional.ofNullable(System.getProperty("day"))
            .map(LocalDate::parse)
            .orElseGet(() -> BusinessTime.day(Instant.now()));

    private static final int VISITORS = Amount.of(36, 400);
    private static final List<String> CHANNELS = List.of(Channel.WEB, Channel.TELEPHONE, "MEITUAN", "RED", "WECHAT");
    private static final int BOOKED = Amount.of(80, 150);
    private static final Duration GAP = Duration.ofHours(9).dividedBy(400);

    /** Among the first three dozen by this one are visitors of every kind, and in every way somebody neglected twice at least. */
    private static final long USUAL_SEED = 156_440;

    /** Among a dozen by this one somebody asks for a doctor. */
    private static final long ROSTERED_SEED = 8;
    // What comes of people coming and going. Of few who are there more is late than was neglected: that all alarms are
    // neglects, and all neglects alarms, is shown by a day on which all are there.
    private static final List<String> OF_THE_ROSTER = List.of("TASK_LEFT", "TASK_UNMANNED");

    private static final int ROSTERED_VISITORS = 12;

    private static final Duration GLANCE = Duration.ofSeconds(Long.getLong("glance", 18));
    // By the clinic's clock a server counts its rows every minute; by its own it would not in the whole day.
    private static final int COUNTED = 60;
    private static final int MOST_ROUNDS = 6_000;

    /** From the arm to the doctor, and to the ECG and back. */
    private static final String[] DOCTORS = {
        "doctors.request",
        "doctors.accept",
        "doctors.decline",
        "doctors.come",
        "doctors.leave",
        "doctors.record",
        "doctors.withdraw"
    };

    /** What is planned, let go of, approved and accepted. */
    private static final String[] QUOTES = {"quotes.write", "quotes.ask", "quotes.approve", "quotes.accept"};

    /** What guests come to, of all moods, and what goes with it. */
    private static final String[] DECIDED = {
        "documents.sign",
        "sales.close",
        "folders.open",
        "folders.leaveToDesk",
        "folders.file",
        "outcomes.noDeal",
        "outcomes.later",
        "outcomes.show",
        "outcomes.endTour"
    };

    private static final String[] LABORATORY = {
        "lab.prepare",
        "lab.order",
        "lab.label",
        "lab.collect",
        "lab.receive",
        "lab.reject",
        "lab.miss",
        "lab.enterResults",
        "lab.tellCritical",
        "lab.amendResults",
        "lab.review",
        "lab.callExamination",
        "lab.beginExamination",
        "lab.giveBackExamination",
        "lab.examine",
        "lab.reportExamination",
        "lab.concludeExamination"
    };

    @Autowired
    private ApplicationContext house;

    @Autowired
    private Days days;

    @Autowired
    private RosterWritten roster;

    @Autowired
    private ArrivalsBoard board;

    @Autowired
    private BookingsBoard bookingsBoard;

    @Autowired
    private List<BoardSource<?>> sources;

    @Autowired
    private List<Alarms> alarms;

    @Autowired
    private LiveBoards boards;

    @Autowired
    private Unreachable unreachable;

    @Autowired
    private Bookings bookings;

    @Autowired
    private ClosingTime closing;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @BeforeEach
    void itIsMorningInABigHouse() {
        clock.goesByHand();
        clock.set(DAY.atTime(8, 30).atZone(BusinessTime.ZONE).toInstant());
        jdbc.sql("UPDATE place SET housekeeping = kind IN ('CONSULT_ROOM', 'TREATMENT_ROOM', 'OPERATING_ROOM', 'BED')")
                .update();
        // As many consultants as a hospital of this size has.
        if (count("SELECT count(*) FROM account WHERE username = 'consultant9'") == 0) {
            IntStream.rangeClosed(9, 24).forEach(this::consultantWithRoom);
        }
    }

    private void consultantWithRoom(int n) {
        // The same each time: who looks first in a round goes by the id.
        var id = new UUID(0, n);
        jdbc.sql("""
                        INSERT INTO place (id, kind, floor, department, name_zh, name_en, short_zh, short_en, wall_zh, wall_en,
                                           ordinal)
                        VALUES (?, 'CONSULT_ROOM', 8, 'CONSULTING', ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        new UUID(1, n),
                        n + " 号咨询室",
                        "Consult room " + n,
                        "" + n,
                        "" + n,
                        n + " 号咨询室",
                        "Consult room " + n,
                        500 + n)
                .update();
        jdbc.sql("""
                        INSERT INTO account (id, username, display_name, post_zh, post_en, password_hash, created_at,
                                             changed_at)
                        VALUES (?, ?, ?, ?, ?, '!', now(), now())""")
                .params(id, "consultant" + n, "咨询" + n, n + " 号咨询室", "Consult room " + n)
                .update();
        jdbc.sql("INSERT INTO account_role (account_id, ordinal, role_code) VALUES (?, 0, 'CONSULTANT')")
                .param(id)
                .update();
    }

    @AfterEach
    void theClockIsRight() {
        clock.reset();
    }

    @Test
    void aDayLeavesEverythingTrueAndAlarmsJustOfWhoWasNeglected() {
        var seed = Amount.seed(USUAL_SEED);
        var hint = "run again with -Dseed=%d -Dday=%s".formatted(seed, DAY);
        var today = BusinessTime.day(clock.instant());
        book(seed);
        var day = days.of(new Plan(seed, VISITORS, GAP, 200, 0, true));
        var reckoning = new Reckoning(alarms);
        try (var watch = bookingsBoard.watch(today);
                var open = people.as("gaofeng", () -> new OpenBoards(boards, sources, Permission.VISITS_SEE))) {
            for (var round = 0; !day.isOver() || isSomethingDue(day); round++) {
                assertThat(round)
                        .as("the day ends: %s, refused %s, still here %s", hint, day.refused(), board.read())
                        .isLessThan(MOST_ROUNDS);
                open.beat();
                if (round % COUNTED == 0) {
                    TestDatabase.analyse(environment.getRequiredProperty("spring.datasource.url"));
                }
                unreachable.due().forEach(unreachable::raise);
                reckoning.look(clock.instant());
                day.play(new Pace(1));
                clock.advance(GLANCE);
            }
            closeTheDay(today);
            open.beat();
            open.showTheDatabase();
            assertThat(open.updates()).as("updates on boards").isGreaterThan(VISITORS);
        }

        assertThat(new Invariants(jdbc, 0).broken()).as(hint).isEmpty();
        assertThat(new RoomInvariants(jdbc, 0).broken()).as(hint).isEmpty();
        assertThat(count("SELECT count(*) FROM visit WHERE status = 'COMPLETED' AND arrival_day = '" + today + "'"))
                .as(hint)
                .isBetween(VISITORS - VISITORS / 20, VISITORS);
        assertThat(sources()).as(hint).containsExactlyInAnyOrder(Source.values());
        assertThat(count(
                        "SELECT count(*) FROM booking WHERE day = '" + today + "' AND status IN ('BOOKED', 'ARRIVED')"))
                .as("bookings that nobody has spoken of: " + hint)
                .isZero();
        assertThat(count("SELECT count(*) FROM booking WHERE day = '" + today + "' AND status = 'NOSHOW'"))
                .as(hint)
                .isPositive();

        assertThat(PlayedTriage.missing(house))
                .as("of what happens with forms and at triage: %s", hint)
                .isEmpty();
        var neglected = day.book().written();
        assertThat(reckoning.differences(neglected))
                .as(hint + " " + day.refused())
                .isEmpty();
        assertThat(day.refused())
                .as("a tube mixed up with another is not taken for it, and what is hardly possible is asked for twice: "
                        + hint)
                .containsKeys("refusal.scan.other", "refusal.result.sure");
        assertThat(jdbc.sql("SELECT DISTINCT action FROM journal_told WHERE action LIKE 'lab.%'")
                        .query(String.class)
                        .list())
                .as("what is done in the laboratory: " + hint)
                .contains(LABORATORY);
        assertThat(jdbc.sql("SELECT DISTINCT action FROM journal_told WHERE action LIKE 'doctors.%'")
                        .query(String.class)
                        .list())
                .as("what is asked of doctors, and answered: " + hint)
                .contains(DOCTORS);
        assertThat(jdbc.sql("SELECT DISTINCT action FROM journal_told WHERE action LIKE 'quotes.%'")
                        .query(String.class)
                        .list())
                .as("what is planned and quoted: " + hint)
                .contains(QUOTES);
        assertThat(jdbc.sql(
                                "SELECT DISTINCT action FROM journal_told WHERE action ~ '^(documents|sales|folders|outcomes)[.]'")
                        .query(String.class)
                        .list())
                .as("what guests decide: " + hint)
                .contains(DECIDED);
        assertThat(jdbc.sql("SELECT DISTINCT kind FROM outcome_now")
                        .query(String.class)
                        .list())
                .as("who buys, who does not, who thinks it over: " + hint)
                .contains("DEAL", "NO_DEAL", "LATER");
        assertThat(count("SELECT count(*) FROM task WHERE code = 'STAY_WITH' AND outcome = 'COMPLETED'"))
                .as("guides stay with guests whose consultants brief: " + hint)
                .isPositive();
        assertThat(reckoning.kinds())
                .allSatisfy(kind -> assertThat(reckoning.without(kind).differences(neglected))
                        .as("with %s switched off", kind)
                        .isNotEmpty()
                        .allMatch(difference -> difference.contains(kind)));
    }

    /**
     * By the roster people come and go: some late, some before the end with something in hand; and of a role that nobody is
     * there for, something is asked. What is alarmed of is what was neglected, and coming late alone is nothing of it.
     */
    @Test
    void aMorningPlayedByTheRosterAlarmsJustOfWhoWasNeglectedToo() {
        var thursday = DAY.plusDays(60).with(TemporalAdjusters.next(DayOfWeek.THURSDAY));
        clock.set(thursday.atTime(8, 50).atZone(BusinessTime.ZONE).toInstant());
        roster.write();
        var day = days.of(new Plan(ROSTERED_SEED, ROSTERED_VISITORS, Duration.ofSeconds(190), 22, 0, true));
        var reckoning = new Reckoning(alarms);
        reckoning.begins(clock.instant());
        for (var round = 0; !day.isOver() || isSomethingDue(day); round++) {
            assertThat(round)
                    .as("the morning ends: refused %s, still here %s", day.refused(), board.read())
                    .isLessThan(MOST_ROUNDS);
            unreachable.due().forEach(unreachable::raise);
            reckoning.look(clock.instant());
            day.play(new Pace(1));
            clock.advance(GLANCE);
        }

        var neglected = day.book().written();
        assertThat(neglected)
                .as("goes home early; nobody is on duty for a role")
                .extracting(Neglect::alarm)
                .contains("TASK_LEFT", "TASK_UNMANNED");
        assertThat(count("""
                        SELECT count(*) FROM duty_period d JOIN roster_item r ON r.account_id = d.account_id
                        WHERE r.day = '%s' AND r.voided IS NULL AND r.kind <> 'LEAVE'
                          AND d.started BETWEEN r.started + interval '2 minutes' AND r.started + interval '10 minutes'
                        """.formatted(thursday))).as("comes late").isPositive();
        assertThat(reckoning.differences(neglected))
                .as("seed %d, %s, %s", ROSTERED_SEED, thursday, day.refused())
                .noneMatch(difference -> OF_THE_ROSTER.stream().anyMatch(difference::contains)
                        && !difference.endsWith("so that it had to be raised"));
    }

    /** Whether something was neglected of which nobody could be told yet. */
    private boolean isSomethingDue(Day day) {
        var looked = clock.instant().minus(GLANCE);
        return day.book().written().stream().anyMatch(neglect -> neglect.due().isAfter(looked));
    }

    @Test
    void afterMidnightTheManagerSpeaksOfWhoIsLeftAndClosesTheDayButSendsNobodyHomeWhoStays() {
        clock.advance(Duration.ofDays(40));
        var evening = BusinessTime.day(clock.instant());
        book(1);
        clock.set(evening.atTime(23, 50).atZone(BusinessTime.ZONE).toInstant());
        var forgotten = arrive();
        var stays = arrive();
        people.as("gaofeng", () -> closing.staysOvernight(UUID.randomUUID(), stays, evening));

        clock.advance(Duration.ofMinutes(20));
        var day = days.of(new Plan(1, 0, Duration.ofHours(1), 200, 0, false));
        await(() -> {
            day.play(new Pace(1));
            clock.advance(GLANCE);
            return people.as("gaofeng", () -> closing.nextToClose()).equals(evening.plusDays(1));
        });

        assertThat(board.read()).extracting(VisitFact::visit).contains(stays).doesNotContain(forgotten);
        assertThat(count("SELECT count(*) FROM booking WHERE day = '" + evening + "' AND status = 'BOOKED'"))
                .isZero();
    }

    private static void await(java.util.function.BooleanSupplier is) {
        for (var round = 0; !is.getAsBoolean(); round++) {
            assertThat(round).isLessThan(MOST_ROUNDS);
        }
    }

    private VisitId arrive() {
        return people.as(
                        "liuyue",
                        () -> desk.arrive(
                                UUID.randomUUID(),
                                new FrontDesk.Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
    }

    private void book(long seed) {
        var dice = new Dice(seed);
        var strangers = new Strangers(dice);
        people.as("caomin", () -> {
            for (var n = 0; n < BOOKED; n++) {
                bookings.take(
                        UUID.randomUUID(),
                        new BookingDetails(
                                CHANNELS.get(n % CHANNELS.size()),
                                BusinessTime.day(clock.instant()),
                                LocalTime.of(8, 30).plusMinutes(n * 500L / BOOKED),
                                strangers.name("booked " + n),
                                strangers.phone("booked " + n),
                                null,
                                null,
                                null,
                                null,
                                null,
                                n % 3 == 0));
            }
            return BOOKED;
        });
    }

    private void closeTheDay(LocalDate today) {
        // After the last booking's time.
        clock.set(today.atTime(18, 30).atZone(BusinessTime.ZONE).toInstant());
        people.as("gaofeng", () -> closing.close(UUID.randomUUID(), today, "还没到时间"));
    }

    private List<Source> sources() {
        return jdbc
                .sql("SELECT DISTINCT source FROM visit WHERE status = 'COMPLETED'")
                .query(String.class)
                .list()
                .stream()
                .map(Source::valueOf)
                .toList();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
