package org.jiezhen.visits.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Done;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.shell.FindField;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Rectifications.Reason;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two who act on one guest, and two guests who were taken for each other. */
@SignedIn("liting")
class TwoAtOnceTest extends ScreenTest {

    @Autowired
    VisitActions.Factory services;

    @Autowired
    FrontDesk desk;

    @Autowired
    Custody custody;

    @Autowired
    People people;

    private Done<VisitId> arrived(String name, String phone) {
        return people.as(
                "liuyue",
                () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.parse(name, phone, 0, false))
                                .ofAnother()));
    }

    private VisitFact fact(Done<VisitId> visit) {
        return people.as("liting", () -> desk.look(visit.subject())).fact();
    }

    @Test
    @SignedIn("zhanglei")
    void whoAcceptsAfterSomebodyElseIsToldWhoWasFirstAndSinceWhen() {
        var visit = arrived("姜小满", "13733330001");
        people.as("liuyue", () -> custody.offer(UUID.randomUUID(), visit.subject(), null));
        navigate("arrivals", ArrivalsView.class);
        var board = find(BoardComponent.class).single();
        people.as("liting", () -> custody.accept(UUID.randomUUID(), visit.subject()));

        var refused = catchThrowable(
                () -> Presses.press(board, "ACCEPT", visit.subject().toString()));
        // As the framework hands it on.
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(refused));
        roundTrip();

        assertThat(find(Notification.class).all())
                .anySatisfy(notice -> assertThat(notice.getElement().getTextRecursively())
                        .contains(visit.label(), "李婷")
                        .containsPattern("\\d\\d:\\d\\d:\\d\\d"));
        assertThat(fact(visit).with()).isNotNull().satisfies(with -> assertThat(with.name())
                .isEqualTo("李婷"));
    }

    @Test
    @SuppressWarnings("unchecked") // the group's items are its reasons
    void twoWhoWereRegisteredForEachOtherAreExchanged() {
        var one = arrived("顾念慈", "13733337712");
        var other = arrived("孟晓", "13733337713");
        var view = new Div();
        UI.getCurrent().add(view);
        services.on(view).rectify(one.subject(), fact(one).ticket());
        roundTrip();
        test(find(FindField.class).all().getFirst().field()).setValue("13733337713");
        roundTrip();
        test(find(Div.class).withClassName("option").all().getFirst()).click();
        roundTrip();
        ((RadioButtonGroup<Reason>) field(RadioButtonGroup.class, "rectify.reason")).setValue(Reason.MIXED_UP);

        press("rectify.go.PERSON");

        assertThat(dialog()).contains(other.label()).contains(words("rectify.exchange.text"));
        assertThat(fact(one).name()).as("not before somebody has said so").isEqualTo("顾念慈");
        test(find(Button.class).withText(words("rectify.exchange")).single()).click();
        roundTrip();
        assertThat(dialogs()).isEmpty();
        assertThat(fact(one).name()).isEqualTo("孟晓");
        assertThat(fact(other).name()).isEqualTo("顾念慈");
    }
}
