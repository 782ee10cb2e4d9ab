package org.jiezhen.doctors.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.doctors.DoctorBoard;
import org.jiezhen.doctors.DoctorBoard.RequestFact;
import org.jiezhen.doctors.DoctorRequestId;
import org.jiezhen.doctors.Withdrawn;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The consultant, by the words of the screen: no briefing, no request; changed, withdrawn; and somebody stays meanwhile. */
@SignedIn("suman")
class BriefingTest extends ScreenTest {

    private AskedFor house;

    @Autowired
    void withWhomIsAskedFor(AutowireCapableBeanFactory beans) {
        house = beans.createBean(AskedFor.class);
    }

    @Autowired
    DoctorBoard board;

    @Autowired
    VisitCards cards;

    @AfterEach
    void theRoomIsEmpty() {
        house.empty();
    }

    @Test
    void fromTheCardADoctorIsAskedWithABriefingAndNotWithout() {
        var visit = house.guest();
        open(visit);
        press("doctors.ask");
        press("doctors.ask.go");
        assertThat(saidAt(TextArea.class, "doctors.briefing.wish")).contains(words("refusal.doctor.wish"));
        write("wish", "眼睛想大一点");
        press("doctors.ask.go");
        assertThat(saidAt(TextArea.class, "doctors.briefing.plan")).contains(words("refusal.doctor.plan"));
        write("plan", "全切双眼皮");
        assertThat(kept()).as("a draft is kept meanwhile").isNotEmpty();
        press("doctors.ask.go");
        assertThat(dialogs()).isEmpty();
        assertThat(of(visit)).hasSize(1);

        open(visit);
        assertThat(dialog()).contains(words("doctors.section"));
        press("doctors.action.OPEN");
        assertThat(dialog()).contains("眼睛想大一点", "全切双眼皮");
        press("doctors.action.BRIEF");
        write("plan", "埋线");
        press("doctors.brief.go");
        press("OPEN", of(visit).getFirst().request());
        assertThat(dialog()).contains("埋线", "全切双眼皮");
        press("doctors.action.WITHDRAW");
        reasons().setValue(Withdrawn.SETTLED);
        press("doctors.action.WITHDRAW");
        assertThat(of(visit)).isEmpty();
    }

    @Test
    void untilSomebodyIsThereTheScreenSaysStay() {
        var visit = house.guest();
        open(visit);
        press("doctors.action.STAY");
        open(visit);
        assertThat(dialog()).contains(stay());
    }

    private static String stay() {
        var said = words("doctors.company.stay", "");
        return said.substring(said.indexOf(')') + 1).strip();
    }

    private List<RequestFact> of(VisitId visit) {
        return board.read().stream().filter(fact -> fact.visit().equals(visit)).toList();
    }

    private void open(VisitId visit) {
        dialogs().forEach(Dialog::close);
        var page = new Div();
        UI.getCurrent().add(page);
        cards.on(page).open(visit);
        roundTrip();
    }

    private void write(String field, String text) {
        test(field(TextArea.class, "doctors.briefing." + field)).setValue(text);
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Withdrawn> reasons() {
        return find(RadioButtonGroup.class).all().getLast();
    }

    private void press(String action, DoctorRequestId row) {
        navigate(DoctorView.class);
        Presses.press(find(BoardComponent.class).single(), action, row.toString());
        roundTrip();
    }
}
