package org.jiezhen.wall;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jiezhen.Catalogue;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.TestClock;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Undo;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.WaitingReason;
import org.jiezhen.wall.WallBoard.Kind;
import org.jiezhen.wall.WallBoard.WallFact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What the wall knows, and what it never does. */
@PortalTest
class WallBoardTest {

    private static final String CANARY_NAME = "金丝雀小姐";
    private static final String CANARY_PHONE = "13900009999";

    @Autowired
    WallBoard wall;

    @Autowired
    WallAdministration walls;

    @Autowired
    FrontDesk desk;

    @Autowired
    Undo undo;

    @Autowired
    Calls calls;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aDayOfItsOwn() {
        // The wall shows today alone: each test has a day on which nobody has come yet.
        clock.advance(Duration.ofDays(2
                + jdbc.sql("SELECT coalesce(max(day) - current_date, 0) FROM ticket_counter")
                        .query(Integer.class)
                        .single()));
        for (var track : Catalogue.tablesThatMayLack(jdbc, "claim")) {
            jdbc.sql("UPDATE " + track + " SET claim = NULL WHERE ended IS NULL AND voided IS NULL")
                    .update();
        }
        // Nor is any room kept, cleaned or closed, whatever was done in this house before.
        for (var room : Catalogue.tablesWith(jdbc, "voided_by")) {
            if (room.startsWith("room_")) {
                jdbc.sql("UPDATE " + room
                                + " SET voided = now(), voided_by = begun_by WHERE ended IS NULL AND voided IS NULL")
                        .update();
            }
        }
        jdbc.sql("UPDATE wall_setting SET is_on = false").update();
        jdbc.sql("UPDATE announcement SET removed_at = now()").update();
    }

    @AfterEach
    void theClockIsRight() {
        clock.reset();
    }

    @Test
    void whoWaitsIsATicketAndAboutSinceWhen() {
        var visit = waits(CANARY_NAME, false);

        var waiting = of(Kind.WAIT);

        assertThat(waiting).singleElement().satisfies(fact -> {
            assertThat(fact.ticket()).isEqualTo(visit.label());
            assertThat(fact.name()).isNull();
            assertThat(requireNonNull(fact.at()) % Duration.ofMinutes(5).toMillis())
                    .isZero();
        });
    }

    @Test
    void aCallIsShownWithItsPlaceAndTheRoomIsKeptThenInUse() {
        var visit = waits(null, false);
        call(visit, 8);
        assertThat(of(Kind.CALL)).singleElement().satisfies(fact -> {
            assertThat(fact.state()).isEqualTo("CALLED");
            assertThat(zh(fact)).isEqualTo("8 号咨询室");
        });
        assertThat(of(Kind.WAIT)).isEmpty();
        assertThat(room(8)).isEqualTo("RESERVED");

        as("liting", () -> desk.move(UUID.randomUUID(), visit.subject(), roomId(8)));

        assertThat(of(Kind.CALL)).isEmpty();
        assertThat(of(Kind.LAST)).singleElement().satisfies(fact -> assertThat(fact.ticket())
                .isEqualTo(visit.label()));
        assertThat(room(8)).isEqualTo("OCCUPIED");
        as("liting", () -> desk.move(UUID.randomUUID(), visit.subject(), null));
    }

    /** By the house's time: whoever has not come by then is asked to see the desk, and called again when the desk does. */
    @Test
    void aCallThatStandsForTooLongIsMissedUntilItIsMadeAgain() {
        var visit = waits(null, false);
        call(visit, 7);
        clock.advance(Duration.ofSeconds(299));
        assertThat(of(Kind.CALL)).singleElement().returns("CALLED", WallFact::state);

        clock.advance(Duration.ofSeconds(2));

        assertThat(of(Kind.CALL)).singleElement().returns("ABSENT", WallFact::state);
        as("liting", () -> calls.again(UUID.randomUUID(), visit.subject()));
        assertThat(of(Kind.CALL)).singleElement().returns("CALLED", WallFact::state);
    }

    /** Beside free rooms the wall says how many wait for a consultant, and of nobody which. */
    @Test
    void howManyWaitForAConsultantIsOneNumber() {
        var called = waits(null, false);
        waits(null, false);
        waits(CANARY_NAME, true);
        assertThat(of(Kind.FIGURE)).singleElement().returns(2, WallFact::number).returns(null, WallFact::ticket);

        call(called, 6);

        assertThat(of(Kind.FIGURE)).singleElement().returns(1, WallFact::number);
    }

    @Test
    void whoDidNotComeIsMissedAndThenWaitsAgainBehindOthers() {
        var missed = waits(null, false);
        var second = waits(null, false);
        var third = waits(null, false);
        var fourth = waits(null, false);
        call(missed, 1);
        as("liting", () -> calls.absent(UUID.randomUUID(), missed.subject()));
        assertThat(of(Kind.CALL)).singleElement().satisfies(fact -> assertThat(fact.state())
                .isEqualTo("ABSENT"));
        assertThat(room(1)).isEqualTo("FREE");

        as("liting", () -> calls.requeue(UUID.randomUUID(), missed.subject()));

        assertThat(of(Kind.WAIT).stream()
                        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                        .map(WallFact::ticket))
                .containsExactly(second.label(), third.label(), missed.label(), fourth.label());
    }

    @Test
    void aDiscreetGuestIsOnTheWallInNoWay() {
        waits(CANARY_NAME, true);
        walls(() -> walls.set("NAMES", true));

        assertThat(wall.read()).allSatisfy(fact -> assertThat(fact.ticket()).isNull());
    }

    @Test
    void namesAreMaskedAndOnlyWhenTheHouseShowsThem() {
        waits("欧阳静怡", false);
        waits("王小红", false);
        waits("Brigitte Nielsen", false);
        waits("司马", false);
        assertThat(of(Kind.WAIT)).allSatisfy(fact -> assertThat(fact.name()).isNull());

        walls(() -> walls.set("NAMES", true));

        assertThat(of(Kind.WAIT)).extracting(WallFact::name).containsExactlyInAnyOrder("欧阳*", "王*", "B*", "司*");
    }

    @Test
    void nothingOfACanaryIsInWhatIsSentWithNamesOffAndOnlyASurnameWithNamesOn() {
        var visit = waits(CANARY_NAME, false);
        call(visit, 3);
        as("liting", () -> desk.move(UUID.randomUUID(), visit.subject(), roomId(3)));
        var other = waits(CANARY_NAME, false);
        call(other, 4);
        waits(CANARY_NAME, false);
        var json = new JsonMapper();
        for (var names : List.of(false, true)) {
            walls(() -> walls.set("NAMES", names));
            var sent = wall.read().stream()
                    .map(fact -> WallBoard.PUBLIC.row(fact, json).orElseThrow())
                    .collect(Collectors.joining())
                    // Numbers of rows and moments hold whatever digits come to them.
                    .replaceAll("\"(id|s)\":(\"[A-Z]\\d+\"|\\d+)", "");
            assertThat(sent)
                    .contains(visit.label(), other.label())
                    .doesNotContain("丝雀", "小姐", "9999", "1390", "WALK_IN", "REFERRAL", "AWAITING", "CONSULTATION")
                    .doesNotContain(visit.subject().toString(), other.subject().toString())
                    .doesNotContain("刘悦", "李婷", "皮肤", "Derma");
            assertThat(sent.contains("金")).isEqualTo(names);
        }
        as("liting", () -> desk.move(UUID.randomUUID(), visit.subject(), null));
    }

    @Test
    void announcementsStandUntilTheirDayIsOver() {
        walls(() -> walls.post(UUID.randomUUID(), "今天", "Today", today()));
        walls(() -> walls.post(UUID.randomUUID(), "一直", "", null));
        assertThat(of(Kind.NOTE)).extracting(fact -> zh(fact)).containsExactlyInAnyOrder("今天", "一直");

        clock.advance(Duration.ofDays(1));

        assertThat(of(Kind.NOTE)).extracting(fact -> zh(fact)).containsExactly("一直");
    }

    @Test
    void aCallThatWasAMistakeIsNoneOfTheLastCalls() {
        var visit = waits(null, false);
        var called = call(visit, 2);
        as("liting", () -> undo.takeBack(UUID.randomUUID(), called.entry()));
        var off = waits(null, false);
        call(off, 2);
        as("liting", () -> calls.callOff(UUID.randomUUID(), off.subject()));

        assertThat(of(Kind.LAST)).isEmpty();
        assertThat(of(Kind.WAIT)).hasSize(2);
    }

    private Done<VisitId> waits(@Nullable String name, boolean discreet) {
        return as("liuyue", () -> {
            var done = desk.arrive(
                    UUID.randomUUID(),
                    new Arrival(
                                    Source.WALK_IN,
                                    VisitType.FIRST,
                                    null,
                                    VisitDetails.parse(name, CANARY_PHONE, 0, discreet))
                            .ofAnother());
            desk.advance(UUID.randomUUID(), done.subject(), WaitingReason.ARRIVED, WaitingReason.AWAITING_CONSULTATION);
            return done;
        });
    }

    private Done<VisitId> call(Done<VisitId> visit, int room) {
        return as("liting", () -> calls.call(UUID.randomUUID(), visit.subject(), roomId(room)));
    }

    private <T> T as(String person, Supplier<T> action) {
        return people.as(person, action);
    }

    private void walls(Runnable action) {
        as("chengyuan", () -> {
            action.run();
            return true;
        });
    }

    private LocalDate today() {
        return BusinessTime.day(clock.instant());
    }

    private List<WallFact> of(Kind kind) {
        return wall.read().stream().filter(fact -> fact.kind() == kind).toList();
    }

    private static String zh(WallFact fact) {
        return requireNonNull(fact.text()).zh();
    }

    private String room(int n) {
        return of(Kind.ROOM).stream()
                .filter(fact -> zh(fact).equals(Integer.toString(n)))
                .findFirst()
                .map(WallFact::state)
                .orElseThrow();
    }

    private static PlaceId roomId(int n) {
        return PlaceId.of("00000000-0000-4000-8000-000000000%d".formatted(270 + n));
    }
}
