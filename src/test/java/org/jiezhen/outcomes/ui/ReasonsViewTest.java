package org.jiezhen.outcomes.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.outcomes.ReasonAdministration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The manager keeps the reasons for which there is no deal by browser. */
@SignedIn("gaofeng")
class ReasonsViewTest extends ScreenTest {

    @Autowired
    ReasonAdministration reasons;

    @AfterEach
    void asBefore() {
        jdbc.sql("UPDATE no_deal_reason SET in_use = false WHERE code LIKE 'DISTANCE%'")
                .update();
    }

    @Test
    void aReasonIsAddedCalledOtherwiseAndTakenOutOfUse() {
        press("ADD", "");
        type("outcomes.reason.zh", "价格");
        type("outcomes.reason.en", "Distance");
        press("outcomes.reasons.save");
        assertThat(saidAt(TextField.class, "outcomes.reason.zh")).contains("“价格” stands there already.");
        type("outcomes.reason.zh", "路太远");
        press("outcomes.reasons.save");
        assertThat(dialogs()).isEmpty();

        press("OPEN", "DISTANCE");
        type("outcomes.reason.zh", "离家太远");
        press("outcomes.reasons.save");
        assertThat(reasons.look("DISTANCE").name().zh()).isEqualTo("离家太远");

        press("OPEN", "PRICE");
        press("outcomes.reasons.takeOut");
        assertThat(dialog()).as("some below it are offered").contains(words("refusal.outcome.hasBelow"));
        navigate(ReasonsView.class);
        press("OPEN", "DISTANCE");
        press("outcomes.reasons.takeOut");
        assertThat(reasons.look("DISTANCE").inUse()).isFalse();
    }

    private void press(String action, String row) {
        navigate(ReasonsView.class);
        Presses.press(find(BoardComponent.class).single(), action, row);
        roundTrip();
    }
}
