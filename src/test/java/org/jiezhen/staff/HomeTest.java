package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.UnorderedList;
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
    void aCashierIsToldThatThereIsNoPageYetAndWhatThereIs() {
        UI.getCurrent().navigate("");

        assertThat(find(H1.class).single().getText()).isEqualTo(words("staff.home.title", words("staff.role.CASHIER")));
        assertThat(find(UnorderedList.class).single().getElement().getTextRecursively())
                .contains(words("nav.password"));
        assertThat(find(Anchor.class).all()).noneMatch(link -> link.getHref().equals("arrivals"));
    }

    @Test
    void theSignInPagePromisesNobodyAPageThatIsNot() {
        assertThat(people.list())
                .filteredOn(person -> !person.works())
                .extracting(DemoPeople.Person::role)
                .contains("CASHIER", "LAB")
                .doesNotContain("STANDING_GUIDE", "DESK_GUIDE", "CONSULTANT", "CALLBACK_AGENT", "ADMIN");
    }
}
