package org.jiezhen.closing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.closing.ClosingBoard;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.DrinkOrders.Wanted;
import org.jiezhen.hospitality.Menu;
import org.jiezhen.hospitality.Whom;
import org.jiezhen.intake.WayToTheRoom;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.oversight.IdleProof;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Rectifications;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The forms at the end of a day. */
@SignedIn("liting")
class ClosingFormsTest extends ScreenTest {

    @Autowired
    Drafts drafts;

    @Autowired
    FrontDesk desk;

    @Autowired
    Rectifications rectifications;

    @Autowired
    ClosingTime closing;

    @Autowired
    ClosingBoard closingBoard;

    @Autowired
    IdleProof idle;

    @Autowired
    WayToTheRoom way;

    @Autowired
    DrinkOrders orders;

    @Autowired
    Menu menu;

    @Test
    void whenSomebodyLeftUnseenIsAskedForAtTheField() {
        var visit = desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
        open(visit);
        assertThat(field(DateTimePicker.class, "closing.left.at").getValue())
                .as("nothing is chosen beforehand")
                .isNull();

        press("closing.left.go");

        assertThat(saidAt(DateTimePicker.class, "closing.left.at")).hasValue(words("refusal.day.when"));
        assertThat(dialogs()).hasSize(1);
    }

    @Test
    void beforeAVisitIsVoidItIsAskedWhyAndOnceMore() {
        var visit = desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
        open(visit);

        press("closing.error.ask");
        assertThat(dialogs()).as("nothing is chosen beforehand").hasSize(1);
        why().setValue(Rectifications.Reason.TWICE);
        press("closing.error.ask");

        assertThat(dialogs()).hasSize(2);
        assertThat(status(visit)).isEqualTo("IN_PROGRESS");
        press("closing.error.go");
        assertThat(status(visit)).isEqualTo("ENTERED_IN_ERROR");
        assertThat(dialogs()).isEmpty();
    }

    @Test
    void whatIsMissingOnTheDayIsNamedAndItIsAskedWhy() {
        var visit = desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
        way.answer(UUID.randomUUID(), visit, way.said(visit), new Answers(SurgeryToday.NO, "NONE"));
        orders.order(
                UUID.randomUUID(), visit, new Wanted(menu.offered().getFirst().id(), Whom.GUEST, Set.of()));
        var view = new Div();
        UI.getCurrent().add(view);
        Dialogs.open(view, new CloseDayDialog(closing, closingBoard, idle));
        roundTrip();

        assertThat(find(ListItem.class).all().stream().map(ListItem::getText)).contains("Disinfection of the day");
        assertThat(field(TextField.class, "closing.close.without").getValue())
                .as("nothing is said beforehand")
                .isEmpty();
    }

    @SuppressWarnings("unchecked") // the one group of the dialog
    private RadioButtonGroup<Rectifications.Reason> why() {
        return find(RadioButtonGroup.class).single();
    }

    private String status(VisitId visit) {
        return jdbc.sql("SELECT status FROM visit WHERE id = ?")
                .param(visit.value())
                .query(String.class)
                .single();
    }

    private void open(VisitId visit) {
        var view = new Div();
        UI.getCurrent().add(view);
        var left = closingBoard.read().stream()
                .filter(one -> one.ticket() != null && one.visit().equals(visit))
                .findFirst()
                .orElseThrow();
        Dialogs.open(
                view, new ResolveDialog(closing, drafts, rectifications, left, dialog -> Dialogs.open(view, dialog)));
        roundTrip();
    }
}
