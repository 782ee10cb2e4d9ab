package org.jiezhen.outcomes.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.outcomes.OutcomeKind;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.visits.Custody;
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

/** The consultant says on the guest's card what became of it; the reason lacks, and it is said at its field. */
@SignedIn("xulan")
class OutcomeSectionTest extends ScreenTest {

    @Autowired
    Outcomes outcomes;

    @Autowired
    FrontDesk desk;

    @Autowired
    VisitCards cards;

    @Autowired
    Custody custody;

    @Autowired
    People people;

    @Test
    void aReasonIsNeededThenTheGuestSeesTheHouseAndIsSeenOff() {
        var visit = consulted("13900000701");
        open(visit);
        press("outcomes.say.NO_DEAL");
        press("outcomes.go.NO_DEAL");
        assertThat(saidAt(Select.class, "outcomes.field.reason")).contains(words("refusal.outcome.reason"));

        test(field(Select.class, "outcomes.field.reason")).selectItem("Price › Above the budget");
        test(field(TextArea.class, "outcomes.field.note")).setValue("comes again after the holidays");
        test(field(Checkbox.class, "outcomes.tour.wished")).click();
        press("outcomes.go.NO_DEAL");
        assertThat(dialogs()).isEmpty();
        var stands = outcomes.of(visit).orElseThrow();
        assertThat(stands.kind()).isEqualTo(OutcomeKind.NO_DEAL);
        assertThat(stands.rung()).as("by whoever said it").isEqualTo("许岚");

        open(visit);
        assertThat(dialog())
                .contains("No deal: Price › Above the budget")
                .contains("comes again after the holidays")
                .contains(words("outcomes.tour.end"));
        press("outcomes.tour.end");
        assertThat(desk.look(visit).fact().code()).isEqualTo(WaitingReason.LEAVING);
    }

    @Test
    void anotherDayIsNeededWhereTheGuestDecidesLater() {
        var visit = consulted("13900000702");
        open(visit);
        press("outcomes.say.LATER");
        press("outcomes.go.LATER");
        assertThat(saidAt(DatePicker.class, "outcomes.field.until")).contains(words("refusal.outcome.until"));
    }

    private VisitId consulted(String phone) {
        var visit = people.as("liuyue", () -> {
            var here = desk.arrive(
                            UUID.randomUUID(),
                            new Arrival(
                                    Source.WALK_IN,
                                    VisitType.FIRST,
                                    null,
                                    VisitDetails.parse("Guest", phone, 0, false)))
                    .subject();
            custody.offer(UUID.randomUUID(), here, people.id("xulan"));
            return here;
        });
        custody.accept(UUID.randomUUID(), visit);
        desk.advance(UUID.randomUUID(), visit, WaitingReason.ARRIVED, WaitingReason.IN_CONSULTATION);
        return visit;
    }

    private void open(VisitId visit) {
        var view = new Div();
        UI.getCurrent().add(view);
        cards.on(view).open(visit);
        roundTrip();
    }
}
