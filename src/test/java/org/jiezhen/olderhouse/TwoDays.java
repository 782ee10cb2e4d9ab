package org.jiezhen.olderhouse;

import static java.util.UUID.randomUUID;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.TestClock;
import org.jiezhen.acts.Undo;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.bookings.CancelReason;
import org.jiezhen.channels.Channel;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerLook.ConsentKind;
import org.jiezhen.customers.Doubles;
import org.jiezhen.customers.IdentityDocument;
import org.jiezhen.customers.Sex;
import org.jiezhen.seal.SealsOf;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.simulation.Morning;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jiezhen.visits.Rectifications;
import org.jiezhen.visits.Rectifications.Reason;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.WaitingReason;
import org.jiezhen.wall.WallAdministration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two days of a house in which everything happens that can: a simulated day and a morning, and between them what the
 * simulation never does. The second day is not over.
 */
final class TwoDays {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 25);
    private static final long SEED = 20261125;
    private static final String GUIDE = "liuyue";
    private static final String DESK = "liting";
    private static final String MANAGER = "gaofeng";
    private static final String CONSULTANT = "suman";

    private final ApplicationContext house;
    private final TestClock clock;
    private final People people;
    private final JdbcClient jdbc;
    private final SealsOf seals;
    private final FrontDesk desk;
    private final Custody custody;
    private final Undo undo;
    private final Calls calls;
    private final Rectifications rectifications;
    private final ClosingTime closing;
    private final Bookings bookings;
    private final CustomerAdministration customers;

    TwoDays(ApplicationContext house) {
        this.house = house;
        clock = house.getBean(TestClock.class);
        people = house.getBean(People.class);
        jdbc = house.getBean(JdbcClient.class);
        seals = new SealsOf(house);
        desk = house.getBean(FrontDesk.class);
        custody = house.getBean(Custody.class);
        undo = house.getBean(Undo.class);
        calls = house.getBean(Calls.class);
        rectifications = house.getBean(Rectifications.class);
        closing = house.getBean(ClosingTime.class);
        bookings = house.getBean(Bookings.class);
        customers = house.getBean(CustomerAdministration.class);
    }

    /** Plays them, and stops the clock. */
    void play() throws SQLException {
        itIs(FIRST, LocalTime.of(8, 25));
        for (var day = 0; day < 3; day++) {
            book(FIRST.plusDays(day), 24);
        }
        Morning.play(house, SEED, 44, Duration.ofMinutes(60), here -> here.size() <= 6);
        seals.seal();
        aGuestOfEveryKind();
        whatWasWrongIsSetRight();
        recordsAreKept();
        theWallSaysSomething();
        theFirstDayEnds();
        seals.seal();

        itIs(FIRST.plusDays(1), LocalTime.of(8, 40));
        Morning.play(house, SEED + 1, 40, Duration.ofMinutes(80), here -> here.size() >= 10);
        seals.seal();
        twoOfOneName();
        aGuestOfEveryKind();
        clock.stopAt(clock.instant().plusSeconds(20));
    }

    private void itIs(LocalDate day, LocalTime time) {
        clock.set(day.atTime(time).atZone(BusinessTime.ZONE).toInstant());
    }

    private <T> T as(String person, Supplier<T> action) {
        var done = people.as(person, action);
        clock.advance(Duration.ofSeconds(7));
        return done;
    }

    // ---- bookings

    private void book(LocalDate day, int number) {
        for (var n = 0; n < number; n++) {
            take(
                    day,
                    LocalTime.of(8, 30).plusMinutes(15L * n),
                    "预约" + "甲乙丙丁戊己庚辛壬癸".charAt(n % 10),
                    day.getDayOfMonth() * 100 + n);
        }
        var booked = as("caomin", () -> bookings.find("", day, 100));
        as("caomin", () -> bookings.cancel(randomUUID(), booked.get(20).id(), CancelReason.CUSTOMER));
        as("caomin", () -> bookings.cancel(randomUUID(), booked.get(21).id(), CancelReason.HOUSE));
        as("caomin", () -> bookings.putBack(randomUUID(), booked.get(21).id()));
        var changed = as("caomin", () -> bookings.look(booked.get(22).id()));
        as("caomin", () -> bookings.change(randomUUID(), changed.id(), changed.version(), changed.details()));
    }

    private BookingId take(LocalDate day, LocalTime at, String name, int number) {
        return as(
                        "caomin",
                        () -> bookings.take(
                                randomUUID(),
                                new BookingDetails(
                                        number % 2 == 0 ? Channel.WEB : Channel.TELEPHONE,
                                        day,
                                        at,
                                        new PersonName(name),
                                        phone(number),
                                        null,
                                        number % 3 == 0 ? people.id(CONSULTANT) : null,
                                        null,
                                        number % 4 == 0 ? "双眼皮" : null,
                                        number % 5 == 0 ? "希望安静的座位" : null,
                                        number % 2 == 0)))
                .id();
    }

    private static Phone phone(int number) {
        return new Phone("139%08d".formatted(number));
    }

    // ---- visits

    private VisitId arrive(@Nullable String name, @Nullable Phone phone, boolean discreet) {
        var details = new VisitDetails(name == null ? null : new PersonName(name), phone, 1, discreet);
        return as(DESK, () -> desk.arrive(randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, details)))
                .subject();
    }

    private void aGuestOfEveryKind() {
        var guest = arrive("诸葛明", null, false);
        as(DESK, () -> desk.advance(randomUUID(), guest, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        var hasty =
                as(DESK, () -> desk.advance(randomUUID(), guest, WaitingReason.INTAKE, WaitingReason.AWAITING_TRIAGE));
        as(DESK, () -> undo.takeBack(randomUUID(), hasty.entry()));
        as(DESK, () -> desk.advance(randomUUID(), guest, WaitingReason.INTAKE, WaitingReason.AWAITING_TRIAGE));
        as(
                DESK,
                () -> desk.advance(
                        randomUUID(), guest, WaitingReason.AWAITING_TRIAGE, WaitingReason.AWAITING_CONSULTATION));
        as(DESK, () -> custody.offer(randomUUID(), guest, people.id(CONSULTANT)));
        as(CONSULTANT, () -> custody.decline(randomUUID(), guest));
        as(DESK, () -> custody.offer(randomUUID(), guest, null));
        as(DESK, () -> custody.withdraw(randomUUID(), guest));
        as(DESK, () -> custody.leaveToDesk(randomUUID(), guest));
        var room = as(DESK, () -> calls.places(guest)).getFirst().place().id();
        as(DESK, () -> calls.call(randomUUID(), guest, room));
        as(DESK, () -> calls.again(randomUUID(), guest));
        as(DESK, () -> calls.absent(randomUUID(), guest));
        as(DESK, () -> calls.requeue(randomUUID(), guest));
        as(DESK, () -> calls.call(randomUUID(), guest, room));
        as(DESK, () -> calls.callOff(randomUUID(), guest));
        as(DESK, () -> custody.take(randomUUID(), guest));
        as(DESK, () -> custody.leaveAlone(randomUUID(), guest));

        var business = as(
                        GUIDE,
                        () -> desk.arrive(
                                randomUUID(),
                                new Arrival(
                                        Source.BUSINESS,
                                        VisitType.FOLLOW_UP,
                                        null,
                                        new VisitDetails(new PersonName("供货商"), null, 0, false))))
                .subject();
        as(GUIDE, () -> custody.offer(randomUUID(), business, people.id(MANAGER)));
        var discreet = arrive(
                "上官静",
                phone(90_000_000 + clock.instant().atZone(BusinessTime.ZONE).getDayOfMonth()),
                true);
        as(DESK, () -> desk.advance(randomUUID(), discreet, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        var nobody = arrive(null, null, false);
        var tap = as(DESK, () -> desk.depart(randomUUID(), nobody));
        as(DESK, () -> undo.takeBack(randomUUID(), tap.entry()));
    }

    private void twoOfOneName() {
        arrive("王静怡", phone(77_000_001), false);
        arrive("王静仪", phone(77_000_002), false);
    }

    private void whatWasWrongIsSetRight() {
        var over = visits("status = 'COMPLETED' AND source = 'WALK_IN' AND customer_id IS NOT NULL");
        as(
                DESK,
                () -> rectifications.otherPerson(
                        randomUUID(),
                        over.get(0),
                        rectifications.look(over.get(0)).version(),
                        new Correction(new VisitDetails(new PersonName("司徒敏"), phone(88_000_001), 0, false)),
                        false,
                        Reason.MIXED_UP));
        as(
                DESK,
                () -> rectifications.exchange(
                        randomUUID(),
                        over.get(1),
                        rectifications.look(over.get(1)).version(),
                        over.get(2),
                        rectifications.look(over.get(2)).version(),
                        Reason.SAME_NAME));
        as(
                MANAGER,
                () -> rectifications.registeredByMistake(
                        randomUUID(),
                        over.get(3),
                        rectifications.look(over.get(3)).version(),
                        Reason.TWICE));
        var booked = visits("status = 'COMPLETED' AND booking_id IS NOT NULL");
        as(
                DESK,
                () -> rectifications.otherBooking(
                        randomUUID(),
                        booked.get(0),
                        rectifications.look(booked.get(0)).version(),
                        null,
                        false,
                        false,
                        Reason.NOT_THIS_TIME));
    }

    private List<VisitId> visits(String condition) {
        return jdbc.sql("SELECT id FROM visit WHERE " + condition + " ORDER BY arrival_day, ticket_number")
                .query(Id.column(VisitId::new))
                .list();
    }

    // ---- records, the wall, the evening

    private void recordsAreKept() {
        var one = register("欧阳兰", 66_000_001);
        var double1 = register("欧阳兰", 66_000_002);
        var double2 = register("欧阳岚", 66_000_003);
        var another = register("欧阳澜", 66_000_004);
        var doubles = house.getBean(Doubles.class);
        as(DESK, () -> doubles.merge(randomUUID(), double1, one));
        as(DESK, () -> doubles.merge(randomUUID(), double2, one));
        as(DESK, () -> doubles.takeBack(randomUUID(), double2, Doubles.TakenBack.NOT_THE_SAME));
        as(DESK, () -> doubles.apart(randomUUID(), another, one));
        as(DESK, () -> customers.give(randomUUID(), one, ConsentKind.PRIVACY_NOTICE));
        as(DESK, () -> customers.give(randomUUID(), one, ConsentKind.MARKETING));
        as(DESK, () -> customers.withdraw(randomUUID(), one, ConsentKind.MARKETING));
        as(
                DESK,
                () -> customers.document(
                        randomUUID(),
                        another,
                        IdentityDocument.parse(IdentityDocument.Kind.PASSPORT, "E12345678"),
                        false));
        var visits = visits("status = 'COMPLETED' AND source = 'WALK_IN' AND customer_id IS NOT NULL");
        var visitor = Objects.requireNonNull(jdbc.sql("SELECT customer_id FROM visit WHERE id = ?")
                .param(visits.get(4).value())
                .query(Id.column(CustomerId::new))
                .single());
        as(DESK, () -> doubles.merge(randomUUID(), visitor, another));
    }

    private CustomerId register(String name, int number) {
        var details = new CustomerDetails(
                new PersonName(name),
                phone(number),
                Sex.FEMALE,
                LocalDate.of(1990, 5, 17),
                "zh",
                false,
                null,
                null,
                null);
        return as(DESK, () -> customers.register(randomUUID(), details, true)).customer();
    }

    private void theWallSaysSomething() {
        var wall = house.getBean(WallAdministration.class);
        as("chengyuan", () -> wall.post(randomUUID(), "今日停车位已满", "The car park is full", FIRST.plusDays(3)));
        var old = as("chengyuan", () -> wall.post(randomUUID(), "请保持安静", "", null));
        as("chengyuan", () -> wall.remove(old.id()));
        as("chengyuan", () -> {
            wall.set("NAMES", true);
            return true;
        });
    }

    private void theFirstDayEnds() {
        itIs(FIRST, LocalTime.of(20, 30));
        var left = visits("status = 'IN_PROGRESS'");
        for (var n = 0; n < left.size(); n++) {
            var visit = left.get(n);
            if (n < 2) {
                as(MANAGER, () -> closing.staysOvernight(randomUUID(), visit, FIRST));
            } else {
                as(
                        MANAGER,
                        () -> closing.leftUnseen(
                                randomUUID(), visit, closing.lastSeen(visit).plusSeconds(600)));
            }
        }
        as(MANAGER, () -> closing.close(randomUUID(), FIRST, null));
    }
}
