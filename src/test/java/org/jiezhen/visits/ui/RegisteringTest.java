package org.jiezhen.visits.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Done;
import org.jiezhen.channels.Channel;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.house.Place;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Look;
import org.jiezhen.live.Presses;
import org.jiezhen.shared.Id;
import org.jiezhen.shell.FindField;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.Call.Status;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jiezhen.visits.Rectifications;
import org.jiezhen.visits.Rectifications.Reason;
import org.jiezhen.visits.Registered;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who arrives, as it is registered and set right on screens: what is asked, what is found, and what is told. */
@SignedIn("liuyue")
class RegisteringTest extends ScreenTest {

    @Autowired
    VisitActions.Factory services;

    @Autowired
    FrontDesk desk;

    @Autowired
    ArrivalsBoard arrivals;

    @Autowired
    Rectifications rectifications;

    @Autowired
    Custody custody;

    @Autowired
    Calls calls;

    @Autowired
    People people;

    private static int number = 10;

    private final List<VisitId> seated = new ArrayList<>();

    /** Seats are few. */
    @AfterEach
    void everybodyStandsUpAgain() {
        seated.forEach(visit -> people.as("liuyue", () -> desk.depart(UUID.randomUUID(), visit)));
    }

    // ---- at the lift

    private void atTheLift() {
        navigate("arrive", ArriveView.class);
    }

    /** The second tap: the first seat that is free. The visit is the answer. */
    private VisitFact seated() {
        var seat = desk.freePlaces(null).stream()
                .filter(place -> place.kind() == Place.Kind.SEAT)
                .findFirst()
                .orElseThrow();
        Presses.press(find(SeatPlan.class).single(), "SEAT", seat.id().toString());
        roundTrip();
        var visit = last();
        seated.add(visit.visit());
        return visit;
    }

    private VisitFact last() {
        return fact(Registered.last(jdbc));
    }

    private VisitFact fact(VisitId visit) {
        return people.as("liting", () -> desk.look(visit)).fact();
    }

    private void says(String who) {
        var label = words("arrive.who." + who);
        test(find(NativeButton.class).withText(label).single()).click();
        roundTrip();
    }

    /** A few keys in the last field in which somebody is found; what is found, line by line. */
    private List<String> look(String typed) {
        var fields = find(FindField.class).all().stream()
                .map(it -> (FindField<?>) it)
                .filter(it -> it.isVisible() && it.field().isVisible())
                .toList();
        test(fields.getLast().field()).setValue(typed);
        roundTrip();
        return options().stream()
                .map(option -> option.getElement().getTextRecursively())
                .toList();
    }

    private List<Div> options() {
        return find(Div.class).withClassName("option").all();
    }

    private void take() {
        test(options().getFirst()).click();
        roundTrip();
    }

    @Test
    void whatWasTypedBeforeASeatWasChosenIsGivenBackForMinutesAndGoesWithTheSeat() {
        arrived("令狐静仪", phone());
        atTheLift();
        says("REFERRAL");
        look("令狐静");

        anotherSession();
        atTheLift();
        assertThat(options()).isEmpty();
        press("form.draft.goOn");
        assertThat(options()).hasSize(1);
        take();
        assertThat(channelOf(seated())).isEqualTo(Channel.REFERRAL);

        anotherSession();
        atTheLift();
        assertThat(find(Button.class).withText(words("form.draft.goOn")).all())
                .as("it is saved")
                .isEmpty();
        look("令狐");
        jdbc.sql("UPDATE draft SET at = at - interval '11 minutes'").update();
        anotherSession();
        atTheLift();
        assertThat(find(Button.class).withText(words("form.draft.goOn")).all())
                .as("whoever stands there now is somebody else")
                .isEmpty();
    }

    private String phone() {
        return "1372222%04d".formatted(number++);
    }

    private Done<VisitId> arrived(@Nullable String name, @Nullable String phone) {
        return people.as(
                "liuyue",
                () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.parse(name, phone, 0, false))
                                .ofAnother()));
    }

    @Test
    void whoWalksInIsOneChoiceAndOneSeat() {
        atTheLift();
        says("FIRST");

        var visit = seated();

        assertThat(visit.source()).isEqualTo(Source.WALK_IN);
        assertThat(visit.type()).isEqualTo(VisitType.FIRST);
        assertThat(visit.place()).isNotNull();
    }

    @Test
    void aBusinessVisitorIsNotedAsSuch() {
        atTheLift();
        says("BUSINESS");

        assertThat(seated().source()).isEqualTo(Source.BUSINESS);
    }

    @Test
    void aFriendIsFoundByTheEndOfTheTelephoneNumber() {
        var phone = phone();
        var friend = arrived("林芳菲", phone);
        atTheLift();
        says("REFERRAL");
        assertThat(look(phone.substring(7))).first().asString().contains("林芳菲");
        take();

        var visit = seated();

        assertThat(channelOf(visit)).isEqualTo(Channel.REFERRAL);
        assertThat(jdbc.sql("SELECT referrer_id FROM visit WHERE id = ?")
                        .param(visit.visit().value())
                        .query(Id.column(CustomerId::new))
                        .single())
                .isEqualTo(fact(friend.subject()).customer());
    }

    @Test
    void aFriendWhoIsTypedAndNotTakenIsAskedForBeforeASeatIsGiven() {
        atTheLift();
        says("REFERRAL");
        look("没有这个人");
        var before = count();

        Presses.press(find(SeatPlan.class).single(), "SEAT", "");
        roundTrip();

        assertThat(count()).isEqualTo(before);
        assertThat(find(TextField.class).all())
                .anyMatch(
                        field -> field.isInvalid() && field.getErrorMessage().equals(words("refusal.find.unsettled")));
    }

    @Test
    void throughWhichChannelAWalkInCameIsOneMoreTapOrNone() {
        atTheLift();
        says("FIRST");
        assertThat(channelOf(seated())).isNull();

        atTheLift();
        test(find(NativeButton.class).withText("RED").single()).click();
        roundTrip();
        assertThat(channelOf(seated())).isEqualTo("RED");

        atTheLift();
        test(find(NativeButton.class).withText("RED").single()).click();
        says("BUSINESS");
        assertThat(find(NativeButton.class).withText("RED").all()).isEmpty();
        assertThat(channelOf(seated())).isNull();
    }

    private @Nullable String channelOf(ArrivalsBoard.VisitFact visit) {
        return jdbc.sql("SELECT channel FROM visit WHERE id = ?")
                .param(visit.visit().value())
                .query((rs, row) -> Optional.ofNullable(rs.getString(1)))
                .single()
                .orElse(null);
    }

    private int count() {
        return jdbc.sql("SELECT count(*) FROM visit").query(Integer.class).single();
    }

    @Test
    void whoWasHereBeforeIsAskedNothingTwice() {
        var before = arrived("欧阳静姝", phone());
        people.as("liuyue", () -> desk.depart(UUID.randomUUID(), before.subject()));
        atTheLift();
        look("静姝");
        take();
        assertThat(find(NativeButton.class).withText(words("arrive.who.FIRST")).all())
                .as("how somebody known has come is not asked")
                .noneMatch(choice -> choice.getParent().orElseThrow().isVisible());

        var visit = seated();

        assertThat(visit.name()).isEqualTo("欧阳静姝");
        assertThat(visit.type()).isEqualTo(VisitType.FOLLOW_UP);
    }

    @Test
    void whoIsHereAlreadyIsNotRegisteredTwiceAndTheOpenVisitIsOneTapAway() {
        var here = arrived("赵敏之", phone());
        atTheLift();
        look("赵敏之");
        take();
        var before = count();

        Presses.press(find(SeatPlan.class).single(), "SEAT", "");
        roundTrip();

        assertThat(count()).isEqualTo(before);
        assertThat(dialog()).contains(here.label());
        test(find(Button.class)
                        .withText(words("visits.here.open", here.label()))
                        .single())
                .click();
        roundTrip();
        assertThat(dialogs()).hasSize(1);
        assertThat(dialogs().getLast()).isInstanceOf(VisitDialog.class);
        assertThat(dialogs().getLast().getHeaderTitle()).contains(here.label()).contains("赵敏之");
    }

    // ---- at the desk

    private VisitActions atTheDesk() {
        var view = new Div();
        UI.getCurrent().add(view);
        return services.on(view);
    }

    @Test
    @SignedIn("liting")
    void theSameNumberIsAQuestionAndWhoeverIsAnotherIsRegistered() {
        var phone = phone();
        var mother = arrived("林芳华", phone);
        atTheDesk().act("ARRIVE", "", UUID.randomUUID());
        roundTrip();
        type("visits.name", "林小雨");
        type("visits.phone", phone);
        press("visits.action.ARRIVE");
        assertThat(dialog()).contains(mother.label());
        assertThat(last().visit()).isEqualTo(mother.subject());

        press("visits.here.another");

        assertThat(dialogs()).isEmpty();
        assertThat(last().name()).isEqualTo("林小雨");
    }

    @Test
    @SignedIn("liting")
    void whoMayBeACustomerAlreadyIsAskedForAndIsThatCustomer() {
        var phone = phone();
        var before = arrived("Anna Rossi", phone).subject();
        people.as("liuyue", () -> desk.depart(UUID.randomUUID(), before));
        atTheDesk().act("ARRIVE", "", UUID.randomUUID());
        roundTrip();
        type("visits.name", "Rossi Anna");
        type("visits.phone", phone);
        var registered = count();
        press("visits.action.ARRIVE");
        assertThat(count()).isEqualTo(registered);
        assertThat(dialog()).contains("Anna Rossi");

        test(find(Button.class)
                        .withText(words("visits.perhaps.same", "Anna Rossi"))
                        .single())
                .click();
        roundTrip();

        assertThat(dialogs()).isEmpty();
        assertThat(last().name()).isEqualTo("Anna Rossi");
    }

    private void rectifying(Done<VisitId> visit) {
        atTheDesk().rectify(visit.subject(), fact(visit.subject()).ticket());
        roundTrip();
    }

    @SuppressWarnings("unchecked") // the group's items are its reasons
    private void why(Reason reason) {
        ((RadioButtonGroup<Reason>) field(RadioButtonGroup.class, "rectify.reason")).setValue(reason);
    }

    @Test
    @SignedIn("liting")
    void theWrongPersonIsRectifiedAndWhoItWillBeStandsBesideWhoItIs() {
        var visit = arrived("张炜", phone());
        rectifying(visit);
        type("visits.name", "章威");
        assertThat(dialog()).contains("张炜").contains("章威");
        why(Reason.SAME_NAME);

        press("rectify.go.PERSON");

        assertThat(dialogs()).isEmpty();
        assertThat(fact(visit.subject()).name()).isEqualTo("章威");
    }

    @Test
    @SignedIn("liting")
    void whatSomebodyElseHasRectifiedMeanwhileIsLookedAtBeforeItIsReplaced() {
        var visit = arrived("王若愚", phone());
        var id = visit.subject();
        rectifying(visit);
        type("visits.name", "章若愚");
        why(Reason.MISHEARD);
        var anothers = phone();
        people.as(
                "gaofeng",
                () -> rectifications.otherPerson(
                        UUID.randomUUID(),
                        id,
                        rectifications.look(id).version(),
                        new Correction(VisitDetails.parse("李若愚", anothers, 0, false)),
                        false,
                        Reason.MISHEARD));

        press("rectify.go.PERSON");

        assertThat(dialog()).contains("高峰").contains("李若愚");
        assertThat(typed("visits.name")).isEqualTo("章若愚");
        assertThat(fact(id).name()).isEqualTo("李若愚");
        press("rectify.go.PERSON");
        assertThat(dialogs()).isEmpty();
        assertThat(fact(id).name()).isEqualTo("章若愚");
    }

    // ---- what cannot be right, and calls

    @Test
    void badInputGetsASentenceAtItsFieldAndNothingIsLost() {
        var visit = arrived(null, null).subject();
        atTheDesk().openDetails(desk.look(visit));
        roundTrip();
        for (var bad : List.of("长".repeat(1_000_000), "<b>赵敏</b>", "赵\u202e敏", "赵\u3164敏")) {
            type("visits.name", bad);
            press("visits.details.save");
            assertThat(saidAt(TextField.class, "visits.name"))
                    .hasValueSatisfying(said -> assertThat(said).isNotBlank());
            assertThat(typed("visits.name")).isEqualTo(bad);
        }
        type("visits.name", "买买提·艾则孜𠮷");
        type("visits.phone", "13800");
        press("visits.details.save");
        assertThat(saidAt(TextField.class, "visits.phone"))
                .hasValueSatisfying(said -> assertThat(said).contains("5"));
        assertThat(typed("visits.name")).isEqualTo("买买提·艾则孜𠮷");
        type("visits.phone", phone());
        press("visits.details.save");

        assertThat(dialogs()).isEmpty();
        assertThat(fact(visit).name()).isEqualTo("买买提·艾则孜𠮷");
    }

    @Test
    @SignedIn("suman")
    void aConsultantTakesAndCallsFromTheirOwnBoard() {
        var visit = arrived(null, null).subject();
        people.as(
                "liuyue",
                () -> desk.advance(
                        UUID.randomUUID(), visit, WaitingReason.ARRIVED, WaitingReason.AWAITING_CONSULTATION));
        people.as("liuyue", () -> custody.offer(UUID.randomUUID(), visit, people.id("suman")));
        navigate("mine", MineView.class);
        var board = find(BoardComponent.class).single();
        Presses.press(board, "ACCEPT", visit.toString());
        assertThat(fact(visit).with()).isNotNull();
        assertThat(offered(board, visit)).contains("CALL");
        Presses.press(board, "CALL", visit.toString());
        roundTrip();
        var room = find(Button.class).all().stream()
                .filter(button -> button.getText().equals(words("visits.place.CALL")))
                .findFirst()
                .orElseThrow();
        test(room).click();
        roundTrip();

        assertThat(dialogs()).isEmpty();
        assertThat(fact(visit).call()).isNotNull().satisfies(call -> assertThat(call.status())
                .isEqualTo(Status.CALLED));
        people.as("suman", () -> calls.callOff(UUID.randomUUID(), visit));
    }

    /** What the row offers to do next, on this board. */
    @SuppressWarnings("unchecked") // the board of one's own customers
    private String offered(BoardComponent<?> board, VisitId visit) {
        return Look.shown(arrivals, (BoardComponent<VisitFact>) board).stream()
                .filter(row -> row.get("id").asString().equals(visit.toString()))
                .map(row -> row.get("nx").toString())
                .findFirst()
                .orElseThrow();
    }
}
