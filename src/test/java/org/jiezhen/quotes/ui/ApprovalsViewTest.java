package org.jiezhen.quotes.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.junit.jupiter.api.Test;

/** Discounts that wait, before whoever answers them and whoever sets their limits. */
class ApprovalsViewTest extends ScreenTest {

    @Test
    @SignedIn("chengyuan")
    void whatThePageIsForAndTheLimitsStandTogetherBelowItsHeading() {
        navigate(ApprovalsView.class);
        var lead = find(Div.class).withClassName("board-lead").single();
        assertThat(lead.getElement().getTextRecursively())
                .contains(words("approvals.text"), words("quotes.limits.open"));
    }

    @Test
    @SignedIn("gaofeng")
    void whoeverSetsNoLimitsIsNotOfferedThem() {
        navigate(ApprovalsView.class);
        assertThat(find(Div.class)
                        .withClassName("board-lead")
                        .single()
                        .getElement()
                        .getTextRecursively())
                .isEqualTo(words("approvals.text"));
    }
}
