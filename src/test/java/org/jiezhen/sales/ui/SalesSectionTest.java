package org.jiezhen.sales.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Undo;
import org.jiezhen.quotes.QuoteDraft;
import org.jiezhen.sales.Buyers;
import org.jiezhen.sales.Corrections;
import org.jiezhen.sales.Deals;
import org.jiezhen.sales.ShareRules;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A deal is closed on the guest's card; what lacks is said before anybody presses. */
@SignedIn("suman")
class SalesSectionTest extends ScreenTest {

    @Autowired
    Deals deals;

    @Autowired
    Corrections corrections;

    @Autowired
    Undo undo;

    @Autowired
    ShareRules rules;

    @Autowired
    VisitCards cards;

    @Autowired
    People people;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Test
    void whatLacksStandsInTheDialogAndOnceNothingDoesItIsClosed() {
        var buyers = beans.createBean(Buyers.class);
        var visit = buyers.consulted("吴婧霏").subject();
        open(visit);
        press("sales.say");
        assertThat(dialog()).contains(words("refusal.deal.notAccepted"));
        press("dialog.close");

        buyers.accepted(visit, QuoteDraft.of(buyers.one("RT-101")));
        buyers.signed(visit);
        open(visit);
        press("sales.say");
        assertThat(dialog()).contains("Mask for aftercare").contains("¥39.60").contains("苏曼");
        test(field(DatePicker.class, "outcomes.field.due")).setValue(null);
        press("sales.go");
        assertThat(saidAt(DatePicker.class, "outcomes.field.due")).contains(words("refusal.outcome.callback"));
        test(field(DatePicker.class, "outcomes.field.due"))
                .setValue(Objects.requireNonNull(buyers.rings().callback()).due());
        press("sales.go");
        assertThat(dialogs()).isEmpty();
        assertThat(deals.of(visit)).isPresent();

        open(visit);
        assertThat(dialog()).contains("Closed by 苏曼").contains(words("sales.notKept"));
    }

    @Test
    @SignedIn("gaofeng")
    void theManagerCorrectsWhoIsCreditedAndWhatIsWrongIsSaidAtItsField() {
        var buyers = beans.createBean(Buyers.class);
        var visit = buyers.consulted("吴婧柔").subject();
        buyers.accepted(visit, QuoteDraft.of(buyers.one("RT-101")));
        buyers.signed(visit);
        var deal = people.as("suman", () -> deals.close(UUID.randomUUID(), visit, buyers.rings()))
                .subject();
        var view = new Div();
        UI.getCurrent().add(view);
        Dialogs.open(view, new CorrectDialog(corrections, deal, new UndoBar(undo)));
        roundTrip();
        press("sales.correct.go");
        assertThat(saidAt(TextField.class, "sales.correct.why")).contains(words("refusal.deal.correctWhy"));
        test(field(TextField.class, "sales.correct.why")).setValue("两人一起谈的");
        press("sales.correct.more");
        press("sales.correct.go");
        assertThat(dialog()).contains(words("refusal.deal.correctWhole"));
        assertThat(dialogs()).hasSize(1);
    }

    @Test
    @SignedIn("gaofeng")
    void theManagerWritesARuleThatGivesTheWhole() {
        navigate(OrdersView.class);
        press("sales.rule.open");
        test(field(IntegerField.class, "sales.part.DOCTOR")).setValue(1);
        press("sales.rule.go");
        assertThat(saidAt(DatePicker.class, "sales.rule.from")).contains(words("refusal.deal.ruleDay"));
        var day = rules.all().getFirst().from().plusYears(20);
        test(field(DatePicker.class, "sales.rule.from")).setValue(day);
        press("sales.rule.go");
        assertThat(saidAt(IntegerField.class, "sales.part.SELLER")).contains(words("refusal.deal.ruleWhole"));
        test(field(IntegerField.class, "sales.part.SELLER")).setValue(949);
        test(field(IntegerField.class, "sales.part.RECEPTION")).setValue(50);
        press("sales.rule.go");
        assertThat(rules.all().getFirst().from()).isEqualTo(day);
    }

    private void open(VisitId visit) {
        var view = new Div();
        UI.getCurrent().add(view);
        cards.on(view).open(visit);
        roundTrip();
    }
}
