package org.jiezhen.hospitality.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Undo;
import org.jiezhen.fasting.Fasting;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.hospitality.CancelReason;
import org.jiezhen.hospitality.DrinkId;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.DrinkOrders.Stand;
import org.jiezhen.hospitality.DrinkState;
import org.jiezhen.hospitality.MenuItem;
import org.jiezhen.hospitality.TeaLists;
import org.jiezhen.house.PlaceId;
import org.jiezhen.intake.WayToTheRoom;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Drinks on the card of a visit, and one cup in the tea room. */
@SignedIn("zhaoyu")
class TeaViewTest extends ScreenTest {

    @Autowired
    DrinkOrders orders;

    @Autowired
    TeaLists lists;

    @Autowired
    Fasting fasting;

    @Autowired
    WayToTheRoom way;

    @Autowired
    FrontDesk desk;

    @Autowired
    VisitCards cards;

    @Autowired
    Undo undo;

    @Autowired
    People people;

    @Test
    void theCardSaysWhatIsComingOrdersAndCancels() {
        var visit = comes(0);
        answers(visit, SurgeryToday.NO);
        open(visit);
        press("hospitality.order.open");
        press("hospitality.order.go");
        assertThat(saidAt(ComboBox.class, "hospitality.order.item")).contains(words("refusal.hospitality.item"));
        choose("Latte");
        press("hospitality.order.go");
        assertThat(of(visit)).extracting(Stand::state).containsExactly(DrinkState.ORDERED);

        open(visit);
        assertThat(dialog()).contains("Latte");
        press("hospitality.action.OPEN");
        pick("hospitality.why", CancelReason.CHANGED_MIND);
        press("hospitality.action.CANCEL");
        assertThat(of(visit)).extracting(Stand::state).containsExactly(DrinkState.CANCELLED);
    }

    @Test
    void ofAGuestWhoFastsTheCardOffersNothingButTheCompanionsCup() {
        var alone = comes(0);
        open(alone);
        assertThat(dialog()).contains(words("hospitality.nothing")).doesNotContain(words("hospitality.order.open"));

        var visit = comes(1);
        answers(visit, SurgeryToday.YES);
        open(visit);
        press("hospitality.order.open");
        assertThat(field(RadioButtonGroup.class, "hospitality.order.whom").getHelperText())
                .isEqualTo(words("hospitality.order.fasting"));
        choose("Latte");
        press("hospitality.order.go");
        assertThat(of(visit)).extracting(stand -> stand.whom().name()).containsExactly("COMPANION");
    }

    @Test
    void theScreenThatWasOpenWhenFastingWasSetIsRefusedWithWhoSaidIt() {
        var visit = comes(0);
        answers(visit, SurgeryToday.NO);
        open(visit);
        press("hospitality.order.open");
        choose("Latte");
        people.as("zhoumingyuan", () -> fasting.order(UUID.randomUUID(), visit));
        press("hospitality.order.go");
        assertThat(dialog()).contains("fasts (周明远");
        assertThat(of(visit)).isEmpty();
    }

    @Test
    void whetherItWasDrunkIsAnsweredInTheTeaRoom() {
        var visit = comes(0);
        answers(visit, SurgeryToday.NO);
        open(visit);
        press("hospitality.order.open");
        choose("Latte");
        press("hospitality.order.go");
        var drink = of(visit).getFirst().drink();
        dialogOf(drink);
        press("hospitality.action.MADE");
        people.as("zhoumingyuan", () -> fasting.order(UUID.randomUUID(), visit));
        dialogOf(drink);
        assertThat(dialog()).contains(words("hospitality.askedHint"));
        press("hospitality.action.DRUNK");
        assertThat(of(visit)).extracting(Stand::state).containsExactly(DrinkState.DRUNK);
    }

    @Test
    void ofATrayWhoseGuestHasGoneOnItIsSaidThatNothingMoreIsWanted() {
        var visit = comes(0);
        answers(visit, SurgeryToday.NO);
        open(visit);
        press("hospitality.order.open");
        choose("Latte");
        press("hospitality.order.go");
        var drink = of(visit).getFirst().drink();
        orders.brought(UUID.randomUUID(), drink, null);
        var door = PlaceId.of("00000000-0000-4000-8000-000000000268");
        people.as("liting", () -> desk.move(UUID.randomUUID(), visit, door));
        var view = new Div();
        UI.getCurrent().add(view);
        Dialogs.open(view, new TrayDialog(orders, visit, door, new UndoBar(undo)));
        roundTrip();
        assertThat(dialog()).contains("Latte").contains(words("hospitality.trayHint"));
        press("hospitality.action.COLLECT_TRAY");
        assertThat(orders.find(drink).state()).isEqualTo(DrinkState.COLLECTED);
    }

    @Test
    void aListIsPutAsideAndNotSignedBeforeItIsWhole() {
        var view = new Div();
        UI.getCurrent().add(view);
        Dialogs.open(view, new ListDialog(lists, "STANDARD", new UndoBar(undo)));
        roundTrip();
        press("hospitality.list.sign");
        assertThat(dialog()).contains("Sign once they are");
        press("hospitality.list.put");
        assertThat(lists.today("STANDARD").signed()).isFalse();
    }

    @Test
    void thePageOpens() {
        navigate(TeaView.class);
        press("hospitality.history");
        assertThat(dialog()).contains("not signed");
    }

    private List<Stand> of(VisitId visit) {
        return orders.of(visit);
    }

    private void dialogOf(DrinkId drink) {
        var view = new Div();
        UI.getCurrent().add(view);
        Dialogs.open(view, new DrinkDialog(orders, drink, null, new UndoBar(undo)));
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void choose(String name) {
        var box = (ComboBox<MenuItem>) find(ComboBox.class).all().getLast();
        box.setValue(box.getListDataView()
                .getItems()
                .filter(item -> item.name().en().equals(name))
                .findFirst()
                .orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private void pick(String label, CancelReason reason) {
        ((RadioButtonGroup<CancelReason>) find(RadioButtonGroup.class).all().stream()
                        .filter(group -> words(label).equals(group.getLabel()))
                        .findFirst()
                        .orElseThrow())
                .setValue(reason);
    }

    private VisitId comes(int companions) {
        return people.as("liting", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                Source.WALK_IN, VisitType.FIRST, null, new VisitDetails(null, null, companions, false)))
                .subject());
    }

    private void answers(VisitId visit, SurgeryToday today) {
        people.as("liting", () -> way.answer(UUID.randomUUID(), visit, way.said(visit), new Answers(today, "NONE")));
    }

    private void open(VisitId visit) {
        var view = new Div();
        UI.getCurrent().add(view);
        cards.on(view).open(visit);
        roundTrip();
    }
}
