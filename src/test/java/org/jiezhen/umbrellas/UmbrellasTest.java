package org.jiezhen.umbrellas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert;
import org.jiezhen.Eventually;
import org.jiezhen.HouseTypes;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Undo;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.journey.TimelineBoard;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Look;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.simulation.Morning;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.WaitingReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A module that only brings its parts: all of them are found where they belong. */
@WithUmbrellas
@SignedIn("liting")
class UmbrellasTest extends ScreenTest {

    @Autowired
    Umbrellas umbrellas;

    @Autowired
    Undo undo;

    @Autowired
    VisitCards cards;

    @Autowired
    FrontDesk desk;

    @Autowired
    ClosingTime closing;

    @Autowired
    LiveBoards boards;

    @Autowired
    LoansBoard board;

    @Autowired
    ArrivalsBoard arrivals;

    @Autowired
    TimelineBoard journeys;

    @Autowired
    ApplicationContext house;

    @BeforeEach
    void everyUmbrellaIsInItsStand() {
        for (var out : board.read()) {
            umbrellas.takeBack(key(), out.loan());
        }
    }

    // ---- the act

    @Test
    void anUmbrellaIsLentOnTheCardOfAVisitAndTakenBackThere() {
        var visit = arrived();
        open(visit);
        press("umbrellas.action.LEND");
        test(field(IntegerField.class, "umbrellas.number")).setValue(7);
        press("umbrellas.lend.go");

        assertThat(dialogs()).isEmpty();
        assertThat(umbrellas.with(visit)).extracting(Umbrellas.Lent::name).containsExactly("U7");
        open(visit);
        assertThat(dialog()).contains("U7");
        press("umbrellas.action.RETURN");
        assertThat(umbrellas.with(visit)).isEmpty();
    }

    @Test
    void aTapIsTakenBackWithinSecondsAndPressedTwiceIsPressedOnce() {
        var visit = arrived();
        var press = key();
        var lent = umbrellas.lend(press, visit, 8);
        assertThat(umbrellas.lend(press, visit, 8)).isEqualTo(lent);
        assertThat(umbrellas.with(visit)).hasSize(1);

        undo.takeBack(key(), lent.entry());
        assertThat(umbrellas.with(visit)).isEmpty();
        assertThat(refused(() -> umbrellas.takeBack(key(), lent.subject())).key())
                .isEqualTo("refusal.umbrella.unknown");

        var again = umbrellas.lend(key(), visit, 8);
        var back = umbrellas.takeBack(key(), again.subject());
        undo.takeBack(key(), back.entry());
        assertThat(umbrellas.with(visit)).hasSize(1);
    }

    @Test
    void whoWasFirstIsSaid() {
        var one = arrived();
        var other = arrived();
        var lent = umbrellas.lend(key(), one, 9);
        assertThat(refused(() -> umbrellas.lend(key(), other, 9)).args())
                .contains("U9", desk.look(one).fact().ticket().text());
        assertThat(refused(() -> umbrellas.lend(key(), other, 41))).isInstanceOf(InvalidInput.class);

        var back = umbrellas.takeBack(key(), lent.subject());
        assertThat(refused(() -> umbrellas.takeBack(key(), lent.subject())).args())
                .contains("李婷");
        umbrellas.lend(key(), other, 9);
        assertThat(refused(() -> undo.takeBack(key(), back.entry())).key())
                .as("another guest has it by now")
                .isEqualTo("refusal.umbrella.taken");
    }

    // ---- what it says to the modules below

    @Test
    void nobodyIsSeenOffWithAnUmbrella() {
        var visit = arrived();
        var lent = umbrellas.lend(key(), visit, 10);
        assertThat(refused(() -> desk.depart(key(), visit)).key()).isEqualTo("refusal.umbrella.out");
        assertThat(desk.look(visit).fact().visit()).isEqualTo(visit);

        var back = umbrellas.takeBack(key(), lent.subject());
        desk.depart(key(), visit);
        assertThat(refused(() -> undo.takeBack(key(), back.entry())).key()).isEqualTo("refusal.visit.left");
        assertThat(refused(() -> umbrellas.lend(key(), visit, 10)).key()).isEqualTo("refusal.visit.left");
    }

    @Test
    void whoIsGoneUnseenHasItAndTheBoardForgetsIt() {
        var visit = arrived();
        umbrellas.lend(key(), visit, 11);
        closing.leftUnseen(key(), visit, Instant.now());
        assertThat(board.read()).isEmpty();
        assertThat(did(visit)).contains("visits.leftUnseen", "umbrellas.lose");
    }

    // ---- where it is seen

    @Test
    void theJourneyTellsWhichUmbrellaItWas() {
        var visit = arrived();
        umbrellas.lend(key(), visit, 12);
        assertThat(journey(visit))
                .anyMatch(row -> row.path("a").asString("").equals("umbrellas.lend")
                        && row.toString().contains("umbrella U12"));
        assertThat(words("journey.did.umbrellas.lend")).contains("{detail}");
    }

    @Test
    void theRowOfArrivalsIsMarked() {
        var visit = arrived();
        Eventually.passes(() -> assertThat(marks(visit, "zh")).isEmpty());
        umbrellas.lend(key(), visit, 15);
        var lent = umbrellas.lend(key(), visit, 16);
        Eventually.passes(() -> assertThat(marks(visit, "zh")).hasValue("15 号伞 · 16 号伞"));
        umbrellas.takeBack(key(), lent.subject());
        Eventually.passes(() -> assertThat(marks(visit, "en")).hasValue("umbrella U15"));
    }

    @Test
    void theGuestWaitsForItToBeTakenBackBesideAllElse() {
        var visit = arrived();
        var lent = umbrellas.lend(key(), visit, 17);
        assertThat(desk.look(visit).fact().code()).isEqualTo(WaitingReason.ARRIVED);
        assertThat(alsoWaitsFor(visit)).hasValue("+ The umbrella back");
        open(visit);
        assertThat(dialog()).contains(words("umbrellas.action.RETURN"), "The umbrella back");

        undo.takeBack(key(), lent.entry());
        assertThat(alsoWaitsFor(visit)).isEmpty();
        var again = umbrellas.lend(key(), visit, 17);
        umbrellas.takeBack(key(), again.subject());
        assertThat(alsoWaitsFor(visit)).isEmpty();
    }

    private Optional<String> alsoWaitsFor(VisitId visit) {
        return Optional.ofNullable(WaitingReason.alsoFor(desk.look(visit).fact().also()))
                .map(Localized::en);
    }

    @Test
    void theViewStandsAtItsRouteAndItsBoardIsLive() {
        var visit = arrived();
        var lent = umbrellas.lend(key(), visit, 13);
        RouteConfiguration.forSessionScope()
                .setAnnotatedRoute(HouseTypes.with(Route.class)
                        .filter(view -> HouseTypes.module(view).equals("umbrellas"))
                        .map(view -> view.asSubclass(Component.class))
                        .findFirst()
                        .orElseThrow());
        UI.getCurrent().navigate("umbrellas");
        roundTrip();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("umbrellas");
        Eventually.passes(
                () -> assertThat(shown()).containsExactly(lent.subject().toString()));
        umbrellas.takeBack(key(), lent.subject());
        Eventually.passes(() -> assertThat(shown()).isEmpty());
    }

    @Test
    void whatWasTypedOfALoanIsGivenBackForThisGuestAlone() {
        var one = arrived();
        var other = arrived();
        open(one);
        press("umbrellas.action.LEND");
        test(field(IntegerField.class, "umbrellas.number")).setValue(41);
        roundTrip();
        press("umbrellas.lend.go");
        assertThat(saidAt(IntegerField.class, "umbrellas.number"))
                .hasValue(words("refusal.umbrella.number", Umbrellas.ALL));

        anotherSession();
        open(other);
        press("umbrellas.action.LEND");
        assertThat(dialog()).doesNotContain(words("form.draft.goOn"));
        press("dialog.cancel");
        open(one);
        press("umbrellas.action.LEND");
        press("form.draft.goOn");
        assertThat(field(IntegerField.class, "umbrellas.number").getValue()).isEqualTo(41);
        test(field(IntegerField.class, "umbrellas.number")).setValue(14);
        press("umbrellas.lend.go");
        assertThat(umbrellas.with(one)).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    // ---- the day that plays itself, and the walls

    @Test
    void thePlayedDayLendsThemAndTakesThemBack() {
        var before = times("umbrellas.lend");
        var back = times("umbrellas.return");
        Morning.play(house, 20261128, Duration.ZERO, _ -> times("umbrellas.return") > back);
        assertThat(times("umbrellas.lend")).isGreaterThan(before);
    }

    private static UUID key() {
        return UUID.randomUUID();
    }

    private VisitId arrived() {
        return desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
    }

    private static Refusal refused(ThrowableAssert.ThrowingCallable act) {
        var refusal = catchThrowableOfType(Refusal.class, act);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    /** What the journal tells in the story of a visit. */
    private List<String> did(VisitId visit) {
        return jdbc.sql("SELECT action FROM journal_told WHERE story_kind = 'visit' AND story_id = ?")
                .param(visit.toString())
                .query(String.class)
                .list();
    }

    private List<JsonNode> journey(VisitId visit) {
        try (var watch = journeys.watch(visit)) {
            return Look.rows(journeys, TimelineBoard.everybodys(visit));
        }
    }

    /** What stands on the row of a visit, as guides are sent it. */
    private Optional<String> marks(VisitId visit, String language) {
        var row = Optional.ofNullable(
                Look.at(boards, arrivals, ArrivalsBoard.GUIDES).get(visit.toString()));
        assertThat(row).as("the row").isPresent();
        return row.map(shown -> shown.get("mk"))
                .map(marks -> marks.get(language).asString());
    }

    /** The rows that whoever looks at the board is sent. */
    private Set<String> shown() {
        return Look.at(boards, board, LoansBoard.DESK).keySet();
    }

    private int times(String action) {
        return jdbc.sql("SELECT count(*) FROM journal WHERE action = ?")
                .param(action)
                .query(Integer.class)
                .single();
    }

    private void open(VisitId visit) {
        var page = new Div();
        UI.getCurrent().add(page);
        cards.on(page).open(visit);
        roundTrip();
    }
}
