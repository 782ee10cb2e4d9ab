package org.jiezhen.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jiezhen.PortalTest;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.simulation.Neglect.Kind;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.Call;
import org.jiezhen.visits.ArrivalsBoard.Colleague;
import org.jiezhen.visits.ArrivalsBoard.Offer;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.Stage;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the actors decide, each by what is there to be seen. */
@PortalTest
class PartsTest {

    private static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");
    private static final Localized ROOM = new Localized("5 号咨询室", "Consult room 5");
    private static final Localized SEAT = new Localized("大厅东1 座", "Hall, seat E1");
    private static final Person SUMAN = new Person(StaffId.random(), ROOM, ConsultantPart.ROLE, false);
    private static final Person LITING =
            new Person(StaffId.random(), new Localized("导医台", "Desk"), DeskGuidePart.ROLE, false);

    @Autowired
    private ConsultantPart consultant;

    @Autowired
    private DeskGuidePart guide;

    @Autowired
    private House house;

    @Autowired
    private Days days;

    @Test
    void aConsultantAnswersOnlyWhatIsOfferedToHerAndNotAtOnce() {
        var offered = visit(1, Stage.AWAITING_CONSULTATION, ROOM, LITING, offer(SUMAN, NINE), null);
        assertThat(consultant.next(SUMAN, scene(NINE, offered))).isEmpty();
        assertThat(consultant.next(SUMAN, scene(NINE.plusSeconds(40), offered))).isPresent();

        var another = new Person(StaffId.random(), ROOM, ConsultantPart.ROLE, false);
        assertThat(consultant.next(another, scene(NINE.plusSeconds(40), offered)))
                .isEmpty();
    }

    @Test
    void aConsultationLastsAsLongAsItLasts() {
        var talks = visit(1, Stage.IN_CONSULTATION, ROOM, SUMAN, null, null);
        assertThat(consultant.next(SUMAN, scene(NINE.plusSeconds(250), talks))).isEmpty();
        assertThat(consultant.next(SUMAN, scene(NINE.plusSeconds(800), talks))).isPresent();
    }

    @Test
    void theLongestWaitingIsCalledWhenAConsultantIsFreeAndNobodyElseWhileSheIsNot() {
        var first = visit(1, Stage.AWAITING_CONSULTATION, SEAT, null, null, null);
        var second = visit(2, Stage.AWAITING_CONSULTATION, SEAT, null, null, null);
        var act = guide.next(LITING, scene(NINE.plusSeconds(60), first, second));
        assertThat(act).map(Act::visit).contains(first.visit());

        var talks = visit(3, Stage.IN_CONSULTATION, ROOM, SUMAN, null, null);
        assertThat(guide.next(LITING, scene(NINE.plusSeconds(60), first, second, talks)))
                .isEmpty();
        var called = visit(4, Stage.AWAITING_CONSULTATION, SEAT, null, null, call(Call.Status.CALLED));
        var scene = scene(NINE.plusSeconds(5), called, second);
        assertThat(guide.next(LITING, scene)).as("her room is kept").isEmpty();
    }

    @Test
    void anOfferThatNobodyAnswersIsTakenBack() {
        var offered = visit(1, Stage.AWAITING_CONSULTATION, ROOM, LITING, offer(SUMAN, NINE), null);
        assertThat(guide.next(LITING, scene(NINE.plusSeconds(80), offered))).isEmpty();
        assertThat(guide.next(LITING, scene(NINE.plusSeconds(100), offered))).isPresent();
    }

    @Test
    void nobodyThinksOfWhoIsForgottenUntilTheTargetHasPassedHoweverFastTheDayGoes() {
        var neglects = new Neglects(new Dice(1), house, true);
        var alone = visit(1, Stage.AWAITING_TRIAGE, SEAT, null, null, null, "NONE");
        neglects.plant(Kind.FORGOTTEN, alone.visit());
        assertThat(neglects.nobodyThinksOf(alone, NINE.plusSeconds(125)))
                .as("the alarm stands for a moment")
                .isTrue();
        assertThat(neglects.nobodyThinksOf(alone, NINE.plusSeconds(140))).isFalse();
    }

    @Test
    void aDayWithoutNeglectsHasNone() {
        var neglects = new Neglects(new Dice(1), house, false);
        assertThat(IntStream.range(1, 400)
                        .mapToObj(n -> neglects.fate(visit(n, Stage.ARRIVED, SEAT, LITING, null, null))))
                .allMatch(java.util.Optional::isEmpty);
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

    private static VisitFact visit(
            int ticket,
            Stage stage,
            Localized place,
            @Nullable Person with,
            @Nullable Offer offer,
            @Nullable Call call) {
        return visit(ticket, stage, place, with, offer, call, with == null ? "DESK" : "STAFF");
    }

    private static VisitFact visit(
            int ticket,
            Stage stage,
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
                null,
                0,
                false,
                null,
                null,
                false,
                false,
                Source.WALK_IN,
                true,
                stage,
                NINE,
                null,
                place,
                holder,
                with == null ? null : colleague(with),
                NINE,
                offer,
                call);
    }

    private Scene scene(Instant now, VisitFact... visits) {
        var dice = new Dice(3);
        return new Scene(
                now,
                new Pace(1),
                dice,
                new Neglects(dice, house, false),
                List.of(visits),
                List.of(visits),
                List.of(SUMAN, LITING),
                house.places(),
                days.liftOf(Plan.rush(3, 0)));
    }
}
