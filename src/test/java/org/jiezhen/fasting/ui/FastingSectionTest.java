package org.jiezhen.fasting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.fasting.Fasting;
import org.jiezhen.fasting.FastingState;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.intake.WayToTheRoom;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The card of a visit asks whether surgery is planned today, and offers only what may be done with the answer. */
@SignedIn("liting")
class FastingSectionTest extends ScreenTest {

    @Autowired
    Fasting fasting;

    @Autowired
    WayToTheRoom way;

    @Autowired
    FrontDesk desk;

    @Autowired
    VisitCards cards;

    @Autowired
    Custody custody;

    @Autowired
    People people;

    @Test
    void aGuideReadsHowItStandsAndWhoLiftsIt() {
        var visit = arrived();
        open(visit);
        assertThat(dialog()).contains("Not asked: counts as fasting").doesNotContain(words("fasting.lift"));

        answersYes(visit);
        assertThat(fasting.of(visit).orElseThrow().state()).isEqualTo(FastingState.YES);
        open(visit);
        assertThat(dialog()).contains("Fasting: surgery planned today").contains(words("fasting.whoLifts"));
    }

    @Test
    @SignedIn("zhoumingyuan")
    void aDoctorLiftsItAndMustSayWhy() {
        var visit = people.as("liting", () -> {
            var here = arrived();
            answersYes(here);
            custody.offer(UUID.randomUUID(), here, people.id("zhoumingyuan"));
            return here;
        });
        custody.accept(UUID.randomUUID(), visit);
        open(visit);
        assertThat(dialog()).doesNotContain(words("fasting.whoLifts"));
        press("fasting.lift");
        press("fasting.lift.go");
        assertThat(saidAt(RadioButtonGroup.class, "fasting.lift.why")).contains(words("refusal.fasting.reason"));

        test(field(RadioButtonGroup.class, "fasting.lift.why")).selectItem(words("fasting.reason.CALLED_OFF"));
        press("fasting.lift.go");
        assertThat(fasting.of(visit).orElseThrow().state()).isEqualTo(FastingState.NO);
    }

    private void answersYes(VisitId visit) {
        way.answer(UUID.randomUUID(), visit, way.said(visit), new Answers(SurgeryToday.YES, "NONE"));
    }

    private VisitId arrived() {
        return desk.arrive(UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
    }

    private void open(VisitId visit) {
        var view = new Div();
        UI.getCurrent().add(view);
        cards.on(view).open(visit);
        roundTrip();
    }
}
