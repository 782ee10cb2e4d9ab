package org.jiezhen.intake.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.UUID;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.intake.WayToTheRoom;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.WaitingReason;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The way to the room asks in one step, and only while there is something to ask. */
@SignedIn("liting")
class BeforeTheRoomTest extends ScreenTest {

    @Autowired
    WayToTheRoom way;

    @Autowired
    FrontDesk desk;

    @Autowired
    VisitCards cards;

    @Test
    void oneStepAsksBothSaysWhatWasAnsweredAndAsksAgainWhenItIsOtherwise() {
        var visit = desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
        open(visit);
        assertThat(dialog()).contains(words("intake.way.open"));

        desk.advance(UUID.randomUUID(), visit, WaitingReason.ARRIVED, WaitingReason.AWAITING_CONSULTATION);
        open(visit);
        press("intake.way.open");
        press("intake.way.go");
        assertThat(saidAt(RadioButtonGroup.class, "intake.way.surgery")).contains(words("refusal.intake.way.surgery"));

        test(field(RadioButtonGroup.class, "intake.way.surgery")).selectItem(words("fasting.answer.NO"));
        test(field(RadioButtonGroup.class, "intake.way.drink")).selectItem("Green tea");
        press("intake.way.go");

        assertThat(way.said(visit)).isEqualTo(new Answers(SurgeryToday.NO, "GREEN_TEA"));
        open(visit);
        assertThat(dialog())
                .contains(words("intake.way.says", words("fasting.answer.NO"), "Green tea"))
                .doesNotContain(words("intake.way.open"));

        press("intake.way.change");
        test(field(RadioButtonGroup.class, "intake.way.surgery")).selectItem(words("fasting.answer.YES"));
        press("intake.way.go");
        assertThat(way.said(visit)).isEqualTo(new Answers(SurgeryToday.YES, "GREEN_TEA"));
    }

    private void open(VisitId visit) {
        var view = new Div();
        UI.getCurrent().add(view);
        cards.on(view).open(visit);
        roundTrip();
    }
}
