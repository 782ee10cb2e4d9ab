package org.jiezhen.outcomes.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.jiezhen.acts.Done;
import org.jiezhen.outcomes.NoDealReason;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.outcomes.SaidFields;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitId;

/** What became of a consultation: why, what follows, and by when somebody rings. One press says all of it. */
@StyleSheet("styles/outcomes.css")
final class OutcomeDialog extends FormDialog {

    private final Outcomes outcomes;
    private final VisitCard card;
    private final VisitId visit;
    private final Saying saying;

    private final Select<NoDealReason> reason = form.field("reason", new Select<>(), NoDealReason::code);
    private final Checkbox tour = form.field("tour", new Checkbox(getTranslation("outcomes.tour.wished")));
    private final DatePicker until = form.field("until", new DatePicker(getTranslation("outcomes.field.until")));
    private final SaidFields beside;

    OutcomeDialog(Outcomes outcomes, Drafts drafts, CurrentStaff staff, VisitCard card, Saying saying) {
        super("outcomes.title." + saying, card.fact().ticket().text());
        this.outcomes = outcomes;
        this.card = card;
        this.visit = card.fact().visit();
        this.saying = saying;
        this.beside =
                new SaidFields(form, outcomes, staff, saying.kind(), card.fact().customer() != null);
        form.show(fields());
        act("outcomes.go." + saying, this::say);
        form.keeps(drafts, Drafts.About.of("outcome" + saying, visit, 0));
    }

    private Div fields() {
        reason.setLabel(getTranslation("outcomes.field.reason"));
        reason.setItems(saying == Saying.NO_DEAL ? outcomes.offered() : List.of());
        reason.setItemLabelGenerator(one -> one.path().in(getLocale()));
        beside.localise(until);
        var all = new Div();
        all.addClassName("outcome-form");
        if (saying == Saying.NO_DEAL) {
            all.add(reason, tour);
        }
        if (saying == Saying.LATER) {
            all.add(until);
        }
        all.add(beside);
        all.add(new Paragraph(getTranslation("outcomes.then." + saying)));
        return all;
    }

    private void say() {
        card.did(done(), getTranslation("outcomes.done." + saying));
    }

    private Done<VisitId> done() {
        var said = beside.said();
        return switch (saying) {
            case NO_DEAL ->
                outcomes.noDeal(
                        form.key(),
                        visit,
                        reason.getOptionalValue().map(NoDealReason::code).orElse(null),
                        tour.getValue(),
                        said);
            case LATER -> outcomes.later(form.key(), visit, until.getValue(), said);
        };
    }
}
