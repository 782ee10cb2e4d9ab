package org.jiezhen.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jiezhen.Catalogue;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Dice;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Neglect;
import org.jiezhen.habits.Pace;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Plan;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.BoardSource;
import org.jiezhen.rooms.OwnRooms;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.Call;
import org.jiezhen.visits.ArrivalsBoard.Colleague;
import org.jiezhen.visits.ArrivalsBoard.Offer;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.VisitsTest;
import org.jiezhen.visits.WaitingReason;
import org.jiezhen.visits.WaitingReasons;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people decide by habit, each by what is there to be seen. */
@PortalTest
class HabitsTest extends VisitsTest {

    private static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");
    private static final Localized ROOM = new Localized("5 号咨询室", "Consult room 5");
    private static final Localized SEAT = new Localized("大厅东1 座", "Hall, seat E1");
    private static final Person SUMAN = new Person(StaffId.random(), ROOM, Role.CONSULTANT, false);
    private static final Person LITING =
            new Person(StaffId.random(), new Localized("导医台", "Desk"), Role.DESK_GUIDE, false);

    @Autowired
    private Cast cast;

    @Autowired
    private Scenes scenes;

    @Autowired
    private House house;

    @Autowired
    private OwnRooms own;

    @Autowired
    private People people;

    @Autowired
    WaitingReasons reasons;

    @Autowired
    private List<BoardSource<?>> boards;

    @Autowired
    private JdbcClient jdbc;

    /** Other tests have worked in these rooms, and whoever sees them would go on with that. */
    @BeforeEach
    void nothingIsTheMatterWithAnyRoom() {
        theHallIsEmpty();
        Catalogue.tablesWith(jdbc, "voided_by").stream()
                .filter(table -> table.startsWith("room_"))
                .forEach(table -> jdbc.sql(
                                "UPDATE " + table + " SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                        .update());
    }

    /** The consultant of this room has said so in the morning. */
    @BeforeEach
    void theRoomIsSomebodysOwn() {
        var room = house.places().stream()
                .filter(place -> place.name().equals(ROOM))
                .findFirst()
                .orElseThrow()
                .id();
        people.as("suman", () -> own.set(UUID.randomUUID(), people.id("suman"), Set.of(room)));
    }

    @Test
    void aConsultantAnswersOnlyWhatIsOfferedToHerAndNotAtOnce() {
        var offered = visit(1, WaitingReason.AWAITING_CONSULTATION, ROOM, LITING, offer(SUMAN, NINE), null);
        assertThat(next(SUMAN, NINE, offered)).isEmpty();
        assertThat(next(SUMAN, NINE.plusSeconds(40), offered)).isPresent();

        var another = new Person(StaffId.random(), ROOM, Role.CONSULTANT, false);
        assertThat(next(another, NINE.plusSeconds(40), offered)).isEmpty();
    }

    @Test
    void aConsultationLastsAsLongAsItLasts() {
        var talks = visit(1, WaitingReason.IN_CONSULTATION, ROOM, SUMAN, null, null);
        assertThat(next(SUMAN, NINE.plusSeconds(250), talks)).isEmpty();
        assertThat(next(SUMAN, NINE.plusSeconds(800), talks)).isPresent();
    }

    @Test
    void theLongestWaitingIsCalledWhenAConsultantIsFreeAndNobodyElseWhileSheIsNot() {
        var first = visit(1, WaitingReason.AWAITING_CONSULTATION, SEAT, null, null, null);
        var second = visit(2, WaitingReason.AWAITING_CONSULTATION, SEAT, null, null, null);
        var act = next(LITING, NINE.plusSeconds(60), first, second);
        assertThat(act).map(Act::subject).contains(first.visit());

        var talks = visit(3, WaitingReason.IN_CONSULTATION, ROOM, SUMAN, null, null);
        assertThat(next(LITING, NINE.plusSeconds(60), first, second, talks)).isEmpty();
        var called = visit(4, WaitingReason.AWAITING_CONSULTATION, SEAT, null, null, call(Call.Status.CALLED));
        assertThat(next(LITING, NINE.plusSeconds(5), called, second))
                .as("her room is kept")
                .isEmpty();
    }

    @Test
    void anOfferThatNobodyAnswersIsTakenBack() {
        var offered = visit(1, WaitingReason.AWAITING_CONSULTATION, ROOM, LITING, offer(SUMAN, NINE), null);
        assertThat(next(LITING, NINE.plusSeconds(80), offered)).isEmpty();
        assertThat(next(LITING, NINE.plusSeconds(100), offered)).isPresent();
    }

    @Test
    void nobodyThinksOfWhoIsForgottenUntilTheTargetHasPassedHoweverFastTheDayGoes() {
        var day = day(true);
        var neglects = new Neglects(day, house);
        var alone = visit(1, WaitingReason.AWAITING_TRIAGE, SEAT, null, null, null, "NONE");
        neglects.forget(alone.visit(), NINE);
        assertThat(day.book().written())
                .containsExactly(new Neglect("ALONE", alone.id(), NINE.plusSeconds(house.targetSeconds("ALONE"))));
        assertThat(neglects.nobodyThinksOf(alone, NINE.plusSeconds(125)))
                .as("the alarm stands for a moment")
                .isTrue();
        assertThat(neglects.nobodyThinksOf(alone, NINE.plusSeconds(140))).isFalse();
    }

    @Test
    void aDelayIsWrittenDownByTheHousesTargetWhateverTheBoardSaysAndNoneWhereTheTapIsTakenBack() {
        var day = day(true);
        var neglects = new Neglects(day, house);
        var delayed = IntStream.range(1, 400)
                .mapToObj(n -> visit(n, WaitingReason.INTAKE, SEAT, LITING, null, null))
                .filter(visit -> neglects.nobodyThinksOf(visit, NINE.plusSeconds(1)))
                .toList();
        assertThat(delayed)
                .as("of these the board knows no target")
                .isNotEmpty()
                .allMatch(visit -> visit.targetSeconds() == null);
        var due = NINE.plusSeconds(house.targetSeconds(WaitingReason.INTAKE));
        assertThat(day.book().written())
                .containsExactlyInAnyOrderElementsOf(delayed.stream()
                        .map(visit -> new Neglect("LATE", visit.id(), due))
                        .toList());

        var another = new Neglects(day(true), house);
        another.spare(delayed.getFirst().visit());
        assertThat(another.nobodyThinksOf(delayed.getFirst(), NINE.plusSeconds(1)))
                .isFalse();
    }

    @Test
    void aDayWithoutNeglectsHasNone() {
        var neglects = new Neglects(day(false), house);
        assertThat(IntStream.range(1, 400)
                        .mapToObj(n -> neglects.fate(visit(n, WaitingReason.ARRIVED, SEAT, LITING, null, null))))
                .allMatch(java.util.Optional::isEmpty);
    }

    @Test
    void aHabitOfAnyModuleTakesItsPlaceByItsUrgency() {
        var done = new ArrayList<Urgency>();
        var round = new Round(day(false), NINE, new Pace(1), List.of(LITING));
        round.touch(LITING.id());
        var several = new Cast(
                List.of(
                        habit(Role.DESK_GUIDE, Urgency.SPARE, done),
                        habit(Role.DESK_GUIDE, Urgency.ASKED, done),
                        habit(Role.CONSULTANT, Urgency.AT_ONCE, done)),
                List.of());
        several.next(LITING, round).orElseThrow().command().run();
        assertThat(done).containsExactly(Urgency.ASKED);
        var visitor = new Person(LITING.id(), LITING.post(), LITING.role(), true);
        assertThat(several.next(visitor, round))
                .as("somebody real decides alone")
                .isEmpty();
    }

    @Test
    void noBoardReadsWhatHabitsWriteDown() {
        assertThat(boards).isNotEmpty().allSatisfy(board -> assertThat(namedIn(AopUtils.getTargetClass(board)))
                .noneMatch(name -> name.contains("org/jiezhen/habits/")));
    }

    /** All that a class says, names of types among it. */
    private static List<String> namedIn(Class<?> type) throws IOException {
        try (var in = requireNonNull(type.getResourceAsStream(type.getName().replaceFirst(".*\\.", "") + ".class"))) {
            return StreamSupport.stream(
                            ClassFile.of()
                                    .parse(in.readAllBytes())
                                    .constantPool()
                                    .spliterator(),
                            false)
                    .filter(Utf8Entry.class::isInstance)
                    .map(entry -> ((Utf8Entry) entry).stringValue())
                    .toList();
        }
    }

    private static Habit habit(String role, Urgency urgency, List<Urgency> done) {
        return new Habit() {
            @Override
            public Set<String> roles() {
                return Set.of(role);
            }

            @Override
            public Urgency urgency() {
                return urgency;
            }

            @Override
            public Optional<Act> next(Person me, Round round) {
                return Optional.of(new Act(null, () -> done.add(urgency)));
            }
        };
    }

    @Test
    void theSameSeedIsTheSameDay() {
        var dice = new Dice(7);
        assertThat(dice.between(0, 1000, "a", 1)).isEqualTo(new Dice(7).between(0, 1000, "a", 1));
        var numbers = new HashSet<Integer>();
        IntStream.range(0, 1000).forEach(n -> numbers.add(dice.between(0, 9, "n", n)));
        assertThat(numbers).hasSize(10);
        assertThat(new Strangers(dice).name(3)).isEqualTo(new Strangers(new Dice(7)).name(3));
        assertThat(IntStream.range(0, 300).mapToObj(new Strangers(dice)::phone)).doesNotHaveDuplicates();
    }

    @Test
    void aFasterDayHasShorterGapsAndNoDayIsSlowerThanADay() {
        assertThat(new Pace(6).isOver(NINE, NINE.plusSeconds(10), Duration.ofSeconds(60)))
                .isTrue();
        assertThat(new Pace(6).isOver(NINE, NINE.plusSeconds(9), Duration.ofSeconds(60)))
                .isFalse();
        assertThat(Pace.FULL.isOver(NINE, NINE, Duration.ofHours(1))).isTrue();
        assertThat(new Pace(1).glance()).isEqualTo(Duration.ofSeconds(3));
        assertThatThrownBy(() -> new Pace(0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Offer offer(Person to, Instant since) {
        return new Offer(7, colleague(to), colleague(LITING), since);
    }

    private static Call call(Call.Status status) {
        return new Call(status, PlaceId.random(), ROOM, 1, NINE);
    }

    private static Colleague colleague(Person person) {
        return new Colleague(person.id(), "某人", person.role());
    }

    private VisitFact visit(
            int ticket,
            String reason,
            Localized place,
            @Nullable Person with,
            @Nullable Offer offer,
            @Nullable Call call) {
        return visit(ticket, reason, place, with, offer, call, with == null ? "DESK" : "STAFF");
    }

    private VisitFact visit(
            int ticket,
            String reason,
            Localized place,
            @Nullable Person with,
            @Nullable Offer offer,
            @Nullable Call call,
            String holder) {
        return new VisitFact(
                new VisitId(new UUID(0, ticket)),
                new Ticket(NINE.atZone(java.time.ZoneOffset.UTC).toLocalDate(), ticket),
                true,
                "王静怡",
                "wangjingyi",
                null,
                0,
                false,
                null,
                null,
                null,
                false,
                false,
                Source.WALK_IN,
                null,
                VisitType.FIRST,
                reasons.of(reason),
                NINE,
                List.of(),
                null,
                place,
                holder,
                with == null ? null : colleague(with),
                NINE,
                offer,
                call,
                null,
                null,
                null);
    }

    private static PlayedDay day(boolean neglects) {
        return new PlayedDay(new Plan(3, 0, Duration.ZERO, 60, 0, neglects));
    }

    private Optional<Act> next(Person me, Instant now, VisitFact... visits) {
        var day = day(false);
        var round = new Round(day, now, new Pace(1), List.of(SUMAN, LITING));
        // They have said already that they are on duty.
        List.of(SUMAN, LITING, me).forEach(person -> round.touch(person.id()));
        round.seen(
                Scene.class,
                () -> new Scene(
                        round,
                        new Neglects(day, house),
                        scenes.liftOf(day),
                        List.of(visits),
                        List.of(visits),
                        house.places(),
                        house.places().stream().map(Place::id).collect(Collectors.toSet())));
        return cast.next(me, round);
    }
}
