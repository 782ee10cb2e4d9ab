package org.jiezhen.lab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.junit.jupiter.api.Test;

/** The navigation marks one page, also where one lies below another. */
class WhereOneIsTest extends ScreenTest {

    @Test
    @SignedIn("qianjin")
    void ofAPageBelowAnotherTheNearestAloneIsMarked() {
        UI.getCurrent().navigate("lab/messages");
        roundTrip();
        assertThat(find(Anchor.class).all())
                .filteredOn(link -> "page".equals(link.getElement().getAttribute("aria-current")))
                .extracting(Anchor::getHref)
                .containsOnly("lab/messages");
    }
}
