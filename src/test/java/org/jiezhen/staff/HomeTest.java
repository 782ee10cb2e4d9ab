package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in leads to one's work; who has no page for it yet is told so, and promised nothing. */
class HomeTest extends ScreenTest {

    @Autowired
    DemoPeople people;

    @Test
    @SignedIn("tianxin")
    void aCashierWhoHasNoBoardOfHerOwnYetIsLedToWhatIsAskedFor() {
        UI.getCurrent().navigate("");

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("tasks");
    }

    @Test
    void theSignInPagePromisesEverybodyAPageThatIs() {
        assertThat(people.list()).isNotEmpty().allMatch(DemoPeople.Person::works);
    }
}
