package org.jiezhen.folders.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.UUID;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.folders.Folders;
import org.jiezhen.folders.Folders.With;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The folder on the card of its visit: opened, passed on, put down, filed. */
@SignedIn("liting")
class FolderSectionTest extends ScreenTest {

    @Autowired
    Folders folders;

    @Autowired
    FrontDesk desk;

    @Autowired
    VisitCards cards;

    @Test
    void itIsOpenedOnTheCardOfferedAndTakenBackThenFiled() {
        var visit = desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
        open(visit);
        press("folders.begin");
        open(visit);
        assertThat(dialog()).contains("With 李婷 since");
        press("folders.action.OPEN");
        press("folders.action.PUT_DOWN");
        assertThat(saidAt(ComboBox.class, "folders.place")).contains(words("refusal.folder.place"));
        press("folders.action.OFFER");
        assertThat(folders.of(visit).orElseThrow().offered()).as("to the desk").isTrue();

        open(visit);
        assertThat(dialog()).contains("offered to The desk");
        press("folders.action.OPEN");
        press("folders.action.WITHDRAW");
        open(visit);
        press("folders.action.OPEN");
        press("folders.action.LEAVE_TO_DESK");
        assertThat(folders.of(visit).orElseThrow().with()).isEqualTo(With.DESK);

        open(visit);
        press("folders.action.OPEN");
        press("folders.action.FILE");
        assertThat(folders.of(visit)).isEmpty();
    }

    private void open(VisitId visit) {
        var view = new Div();
        UI.getCurrent().add(view);
        cards.on(view).open(visit);
        roundTrip();
    }
}
