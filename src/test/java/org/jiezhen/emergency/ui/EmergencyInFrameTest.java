package org.jiezhen.emergency.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.shell.FramePart.Where;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is on duty at a desk is asked for the PIN; before there is one nobody's row leaves the server. */
class EmergencyInFrameTest extends ScreenTest {

    @Autowired
    EmergencyInFrame frame;

    @Autowired
    Duty duty;

    @Autowired
    People people;

    @AfterEach
    void nobodyIsOnDuty() {
        people.as(
                "liting",
                () -> duty.mine().map(_ -> duty.end(UUID.randomUUID())).orElse(null));
    }

    @Test
    @SignedIn("liting")
    void itIsAskedForWhenOneIsOnDutyAndNotBefore() {
        UI.getCurrent().navigate("on-duty");
        assertThat(keeper().getElement().getProperty("asks", false)).isFalse();
        duty.declare(UUID.randomUUID(), DutyState.ON_DUTY);
        UI.getCurrent().navigate("arrivals");
        assertThat(keeper().getElement().getProperty("asks", false)).isTrue();
    }

    @Test
    @SignedIn("liting")
    void beforeThereIsAPinNothingIsSentToBeSealed() {
        UI.getCurrent().navigate("arrivals");
        assertThat(keeper().getChildren()).isEmpty();
        assertThat(find(EmergencyFeed.class).all()).isEmpty();
    }

    @Test
    @SignedIn("liuyue")
    void whoeverMayKeepNoneIsNotAsked() {
        UI.getCurrent().navigate("arrivals");
        assertThat(find(EmergencyKeeper.class).all()).isEmpty();
        assertThat(frame.create(Where.PAGE)).isEmpty();
    }

    private EmergencyKeeper keeper() {
        return find(EmergencyKeeper.class).single();
    }
}
