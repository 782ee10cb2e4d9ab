package org.jiezhen.oversight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.LeftBehind;
import org.jiezhen.acts.Undo;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.oversight.OversightBoard;
import org.jiezhen.oversight.OversightBoard.Wrong;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the manager does with what somebody left behind. */
@SignedIn("gaofeng")
class OversightViewTest extends ScreenTest {

    @Autowired
    WrongDialog.Hands hands;

    @Autowired
    OversightBoard wrongs;

    @Autowired
    ArrivalsBoard arrivals;

    @Autowired
    FrontDesk desk;

    @Autowired
    LeftBehind leftBehind;

    @Autowired
    People people;

    @Autowired
    Undo undo;

    @Autowired
    Duty duty;

    private VisitId guest;

    @BeforeEach
    void somebodyIsLeftBehind() {
        guest = people.as(
                        "zhanglei",
                        () -> desk.arrive(
                                UUID.randomUUID(),
                                new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
        leftBehind.by(people.id("zhanglei").value(), "HOLDER_SIGNED_OUT");
    }

    @Test
    void aGuestWhoWasLeftBehindIsGivenToTheDesk() {
        open();
        assertThat(dialog()).contains("张蕾");
        press("oversight.action.GIVE");
        assertThat(dialogs()).hasSize(1);
        chooseThatBegins(words("board.holder.desk"));
        press("oversight.action.GIVE");
        assertThat(dialogs()).isEmpty();
        assertThat(arrivals.read().stream()
                        .filter(visit -> visit.visit().equals(guest))
                        .findFirst()
                        .orElseThrow()
                        .holder())
                .isEqualTo("DESK");
    }

    @Test
    void whoeverKnowsOfItSaysSoWithOnePress() {
        open();
        press("oversight.action.KNOW");
        assertThat(dialogs()).isEmpty();
        assertThat(row().knownBy()).isEqualTo("高峰");
    }

    @Test
    void somebodyIsSentToARoomThatIsNotAsItShouldBe() {
        var room = jdbc.sql("SELECT id FROM place WHERE kind = 'CONSULT_ROOM' AND in_use ORDER BY ordinal DESC LIMIT 1")
                .query(UUID.class)
                .single();
        var entry = jdbc.sql("SELECT max(id) FROM journal").query(Long.class).single();
        jdbc.sql(
                        "INSERT INTO room_alarm (place_id, kind, started, recorded, begun_by) VALUES (?, 'DIFFERS', now(), now(), ?)")
                .params(room, entry)
                .update();
        people.as("liting", () -> duty.mine().isPresent() ? null : duty.declare(UUID.randomUUID(), DutyState.ON_DUTY));
        try {
            open(wrongs.read().stream()
                    .filter(wrong -> wrong.about().equals(room))
                    .findFirst()
                    .orElseThrow());
            assertThat(dialog()).contains(words("oversight.dialog.give"));
            chooseThatBegins("李婷");
            press("oversight.action.GIVE");
            assertThat(dialogs()).isEmpty();
            assertThat(jdbc.sql("SELECT person FROM task_now WHERE room_id = ? AND code = 'COLLEAGUE'")
                            .param(room)
                            .query(UUID.class)
                            .list())
                    .containsExactly(people.id("liting").value());
        } finally {
            jdbc.sql("UPDATE room_alarm SET ended = now(), ended_by = begun_by WHERE place_id = ? AND ended IS NULL")
                    .param(room)
                    .update();
            people.as("liting", () -> duty.end(UUID.randomUUID()));
        }
    }

    private Wrong row() {
        return wrongs.read().stream()
                .filter(wrong -> wrong.about().equals(guest.value()))
                .findFirst()
                .orElseThrow();
    }

    private void open() {
        open(row());
    }

    private void open(Wrong wrong) {
        var page = new Div();
        UI.getCurrent().add(page);
        Dialogs.open(page, new WrongDialog(hands, wrong, new UndoBar(undo)));
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void chooseThatBegins(String label) {
        var box = (ComboBox<Object>) find(ComboBox.class).single();
        box.setValue(box.getListDataView()
                .getItems()
                .filter(one -> box.getItemLabelGenerator().apply(one).startsWith(label))
                .findFirst()
                .orElseThrow());
        roundTrip();
    }
}
