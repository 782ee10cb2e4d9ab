package org.jiezhen.doctors.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Whoever watches: a row opens the guest's card, on which it is said that a doctor is asked, and nothing of why. */
@SignedIn("liting")
class WatchTest extends ScreenTest {

    private AskedFor house;

    @Autowired
    void withWhomIsAskedFor(AutowireCapableBeanFactory beans) {
        house = beans.createBean(AskedFor.class);
    }

    @AfterEach
    void theRoomIsEmpty() {
        house.empty();
    }

    @Test
    void aRowOpensTheCardAndNotTheBriefing() {
        var request = house.asked();
        navigate(DoctorView.class);
        Presses.press(find(BoardComponent.class).single(), "OPEN", request.toString());
        roundTrip();
        assertThat(dialog())
                .contains(words("doctors.section"))
                .doesNotContain(AskedFor.BRIEFING.wish(), AskedFor.BRIEFING.plan(), AskedFor.BRIEFING.cautions());
    }
}
