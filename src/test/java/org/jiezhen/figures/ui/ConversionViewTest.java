package org.jiezhen.figures.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.datepicker.DatePicker;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.sales.Buyers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The manager reads who wins, and which consultations a figure counts. */
@SignedIn("gaofeng")
class ConversionViewTest extends ScreenTest {

    @Autowired
    AutowireCapableBeanFactory beans;

    @Test
    void ofFewNoRateIsGivenAndBadDaysAreAnsweredAtTheirField() {
        var view = navigate(ConversionView.class);
        var buyers = beans.createBean(Buyers.class);
        buyers.closed(buyers.consulted("吴婧丁").subject(), "RT-101");
        press("figures.go");
        var page = view.getElement().getTextRecursively();
        assertThat(page).contains("苏曼").contains(words("figures.by.waited"));
        var from = field(DatePicker.class, "figures.from");
        test(from).setValue(from.getValue().plusYears(2));
        press("figures.go");
        assertThat(saidAt(DatePicker.class, "figures.to")).contains(words("refusal.figures.days", 366));
    }
}
