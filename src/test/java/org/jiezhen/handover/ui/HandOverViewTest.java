package org.jiezhen.handover.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.handover.HandOver;
import org.jiezhen.handover.InHandBoard.Thing;
import org.jiezhen.staff.Colleague;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever signs out or goes on a break with something in hand is asked to whom it goes. */
@SignedIn("wangfang")
class HandOverViewTest extends ScreenTest {

    private static final String COLLEAGUE = "zhanglei";

    @Autowired
    HandOver handOver;

    @Autowired
    Duty duty;

    @Autowired
    Custody custody;

    @Autowired
    FrontDesk desk;

    @Autowired
    People people;

    private VisitId guest;

    @BeforeEach
    void aGuestIsInHandAndAColleagueIsThere() {
        handOver.leaveAll(UUID.randomUUID());
        guest = desk.arrive(UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
        people.as(COLLEAGUE, () -> duty.mine().isPresent() ? null : duty.declare(UUID.randomUUID(), DutyState.ON_DUTY));
    }

    @AfterEach
    void nothingIsInHand() {
        handOver.leaveAll(UUID.randomUUID());
        people.as(COLLEAGUE, () -> handOver.leaveAll(UUID.randomUUID()));
        people.as(COLLEAGUE, () -> duty.end(UUID.randomUUID()));
    }

    @Test
    void signingOutLeadsToWhatIsInHandAndNobodyGoesUnasked() {
        navigate("on-duty");
        test(find(NativeButton.class).all().stream()
                        .filter(button -> button.getText().equals(words("shell.signOut")))
                        .findFirst()
                        .orElseThrow())
                .click();
        roundTrip();
        assertThat(path()).isEqualTo("hand-over");
        press("handover.go.OUT");
        assertThat(dialogs()).hasSize(1);
        assertThat(dialog()).contains(words("handover.still.OUT"));
    }

    @Test
    void everythingIsGivenToAColleagueWhoIsThereWithTwoPresses() {
        navigate("hand-over");
        choose("张蕾");
        test(find(Button.class).all().stream()
                        .filter(button -> button.getText().equals(words("handover.giveAll", "张蕾")))
                        .findFirst()
                        .orElseThrow())
                .click();
        roundTrip();
        assertThat(handOver.mine()).singleElement().extracting(Thing::other).isEqualTo("张蕾");
        people.as(COLLEAGUE, () -> custody.accept(UUID.randomUUID(), guest));
        assertThat(handOver.mine()).isEmpty();
    }

    @Test
    void whoeverIsOnABreakHasLaidDownWhatWasInHand() {
        if (duty.mine().isEmpty()) {
            duty.declare(UUID.randomUUID(), DutyState.ON_DUTY);
        }
        UI.getCurrent().navigate("hand-over", QueryParameters.of("then", "BREAK"));
        roundTrip();
        press("handover.leaveAll");
        assertThat(handOver.mine()).isEmpty();
        press("handover.go.BREAK");
        assertThat(dialogs()).isEmpty();
        assertThat(duty.mine().map(Duty.Said::state)).contains(DutyState.BREAK);
        duty.end(UUID.randomUUID());
    }

    private void navigate(String location) {
        UI.getCurrent().navigate(location);
        roundTrip();
    }

    private static String path() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPath();
    }

    @SuppressWarnings("unchecked")
    private void choose(String name) {
        var box = (ComboBox<Colleague>) find(ComboBox.class).single();
        box.setValue(box.getListDataView()
                .getItems()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow());
        roundTrip();
    }
}
