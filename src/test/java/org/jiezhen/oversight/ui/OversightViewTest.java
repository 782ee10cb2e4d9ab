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

    private VisitId guest;

    @BeforeEach
    void somebodyIsLeftBehind() {
        guest = people.as(
                        "zhanglei",
                        () -> desk.arrive(
                                UUID.randomUUID(), new Arrival(Source.WALK_IN, true, null, VisitDetails.NONE)))
                .subject();
        leftBehind.by(people.id("zhanglei").value(), "HOLDER_SIGNED_OUT");
    }

    @Test
    void aGuestWhoWasLeftBehindIsGivenToTheDesk() {
        open();
        assertThat(dialog()).contains("张蕾");
        press("oversight.action.GIVE");
        assertThat(dialogs()).hasSize(1);
        choose(words("board.holder.desk"));
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

    private Wrong row() {
        return wrongs.read().stream()
                .filter(wrong -> wrong.about().equals(guest.value()))
                .findFirst()
                .orElseThrow();
    }

    private void open() {
        var page = new Div();
        UI.getCurrent().add(page);
        Dialogs.open(page, new WrongDialog(hands, row(), new UndoBar(undo)));
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void choose(String label) {
        var box = (ComboBox<Object>) find(ComboBox.class).single();
        box.setValue(box.getListDataView()
                .getItems()
                .filter(one -> box.getItemLabelGenerator().apply(one).equals(label))
                .findFirst()
                .orElseThrow());
        roundTrip();
    }
}
