package org.jiezhen.tasks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Undo;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.Colleague;
import org.jiezhen.tasks.TaskCode;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.tasks.TasksBoard;
import org.jiezhen.tasks.TasksBoard.Status;
import org.jiezhen.tasks.TasksBoard.TaskFact;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked and done at the desk, by its words. */
@SignedIn("liting")
class TasksViewTest extends ScreenTest {

    @Autowired
    TaskDialogs dialogs;

    @Autowired
    TaskRequests requests;

    @Autowired
    TasksBoard board;

    @Autowired
    FrontDesk desk;

    @Autowired
    House house;

    @Autowired
    People people;

    @Autowired
    VisitCards cards;

    @Autowired
    Undo undo;

    @Autowired
    Duty duty;

    /** Other tests have closed the pages of whoever is asked here. */
    @BeforeEach
    void whoeverIsOnDutyIsThere() {
        jdbc.sql("DELETE FROM staff_away").update();
        jdbc.sql("DELETE FROM staff_unreachable").update();
    }

    @Test
    void onlyWhatAKindOfTaskAsksForIsShownAndWhatIsMissingIsSaidAtItsField() {
        var said = "cup " + UUID.randomUUID();
        ask();
        assertThat(find(TextField.class).all().stream().anyMatch(TextField::isVisible))
                .isFalse();
        kind("OTHER");
        choose("tasks.ask.room", room());
        press("tasks.ask.go");
        assertThat(saidAt(TextField.class, "tasks.dialog.note")).isPresent();
        type("tasks.dialog.note", said);
        press("tasks.ask.go");
        assertThat(dialogs()).isEmpty();
        assertThat(saying(said).status()).isEqualTo(Status.REQUESTED);
    }

    @Test
    void whatIsOpenAlreadyIsHurriedWithOnePress() {
        var said = "chair " + UUID.randomUUID();
        var open = people.as(
                        "suman",
                        () -> requests.request(
                                UUID.randomUUID(),
                                Request.of("OTHER", null, room().id()).saying(said)))
                .subject();
        ask();
        kind("OTHER");
        choose("tasks.ask.room", room());
        type("tasks.dialog.note", said);
        press("tasks.ask.go");
        assertThat(dialogs()).hasSize(2);
        press("tasks.action.HURRY");
        assertThat(board.find(open).orElseThrow().hurriedBy()).isEqualTo("李婷");
        assertThat(dialogs()).isEmpty();
    }

    @Test
    void aTaskIsTakenBegunPassedOnAndGivenBackForAReason() {
        var task = asked();
        open(task);
        press("tasks.action.ACCEPT");
        assertThat(fact(task).status()).isEqualTo(Status.ACCEPTED);
        open(task);
        press("tasks.action.BEGIN");
        open(task);
        choose(words("tasks.dialog.whom"), "王芳");
        press("tasks.action.OFFER");
        assertThat(fact(task).passed()).isNull();
        people.as("wangfang", () -> duty.declare(UUID.randomUUID(), DutyState.ON_DUTY));
        press("tasks.action.OFFER");
        people.as("wangfang", () -> duty.end(UUID.randomUUID()));
        assertThat(fact(task).passed()).isNotNull();
        open(task);
        press("tasks.action.WITHDRAW");
        assertThat(fact(task).passed()).isNull();
        open(task);
        press("tasks.action.GIVE_BACK");
        assertThat(dialogs()).hasSize(1);
        test(find(Select.class).all().getFirst()).selectItem(words("tasks.why.CALLED_AWAY"));
        press("tasks.action.GIVE_BACK");
        assertThat(dialogs()).isEmpty();
        assertThat(fact(task).status()).isEqualTo(Status.REQUESTED);
    }

    @Test
    void aGuestIsAccompaniedFromTheCardOfTheVisit() {
        var guest = desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
        card(guest);
        press("tasks.ask");
        kind("ESCORT");
        choose("tasks.dialog.to", room());
        press("tasks.ask.go");
        assertThat(board.of(guest)).extracting(TaskFact::code).containsExactly("ESCORT");
        card(guest);
        assertThat(dialog()).contains(words("tasks.status.REQUESTED"));
        press("tasks.section.open");
        press("tasks.action.ACCEPT");
        assertThat(board.of(guest)).extracting(TaskFact::status).containsExactly(Status.ACCEPTED);
    }

    private Place room() {
        return house.places().stream()
                .filter(place -> place.kind() == Place.Kind.EXAMINATION)
                .findFirst()
                .orElseThrow();
    }

    private TaskId asked() {
        return people.as(
                        "suman",
                        () -> requests.request(
                                UUID.randomUUID(),
                                Request.of("OTHER", null, room().id()).saying("x " + UUID.randomUUID())))
                .subject();
    }

    private TaskFact saying(String note) {
        return board.read().stream()
                .filter(task -> note.equals(task.note()))
                .findFirst()
                .orElseThrow();
    }

    private TaskFact fact(TaskId task) {
        return board.find(task).orElseThrow();
    }

    private Div page() {
        var page = new Div();
        UI.getCurrent().add(page);
        return page;
    }

    private void ask() {
        Dialogs.open(page(), dialogs.ask(null, new UndoBar(undo)));
        roundTrip();
    }

    private void open(TaskId task) {
        Dialogs.open(page(), dialogs.of(task, new UndoBar(undo), next -> Dialogs.open(page(), next)));
        roundTrip();
    }

    private void card(VisitId guest) {
        cards.on(page()).open(guest);
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void kind(String code) {
        var kinds = (RadioButtonGroup<TaskCode>) find(RadioButtonGroup.class).single();
        kinds.setValue(kinds.getListDataView()
                .getItems()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow());
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void choose(String label, Place place) {
        ((ComboBox<Place>) field(ComboBox.class, label)).setValue(place);
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void choose(String ariaLabel, String name) {
        var box = (ComboBox<Colleague>) find(ComboBox.class).all().stream()
                .filter(one -> one.getAriaLabel().filter(ariaLabel::equals).isPresent())
                .findFirst()
                .orElseThrow();
        box.setValue(box.getListDataView()
                .getItems()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow());
        roundTrip();
    }
}
