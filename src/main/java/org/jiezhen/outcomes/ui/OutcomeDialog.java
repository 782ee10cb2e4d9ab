package org.jiezhen.outcomes.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.stream.Stream;
import org.jiezhen.acts.Done;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.outcomes.NoDealReason;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.outcomes.Outcomes.Said;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/** What became of a consultation: why, what follows, and by when somebody rings. One press says all of it. */
@StyleSheet("styles/outcomes.css")
final class OutcomeDialog extends FormDialog {

    /** Who rings: whoever says it, or the callback agents. */
    private enum Who {
        ME,
        AGENTS
    }

    private final Outcomes outcomes;
    private final CurrentStaff staff;
    private final VisitCard card;
    private final VisitId visit;
    private final Saying saying;

    private final Select<NoDealReason> reason = form.field("reason", new Select<>(), NoDealReason::code);
    private final Checkbox tour = form.field("tour", new Checkbox(getTranslation("outcomes.tour.wished")));
    private final DatePicker until = form.field("until", new DatePicker(getTranslation("outcomes.field.until")));
    private final TextArea note = form.field("note", new TextArea(getTranslation("outcomes.field.note")));
    private final DatePicker due = form.field("due", new DatePicker(getTranslation("outcomes.field.due")));
    private final RadioButtonGroup<Who> by =
            form.field("by", new RadioButtonGroup<>(getTranslation("outcomes.field.by")));

    OutcomeDialog(Outcomes outcomes, Drafts drafts, CurrentStaff staff, VisitCard card, Saying saying) {
        super("outcomes.title." + saying, card.fact().ticket().text());
        this.outcomes = outcomes;
        this.staff = staff;
        this.card = card;
        this.visit = card.fact().visit();
        this.saying = saying;
        form.show(fields());
        act("outcomes.go." + saying, this::say);
        form.keeps(drafts, Drafts.About.of("outcome" + saying, visit, 0));
    }

    private Div fields() {
        reason.setLabel(getTranslation("outcomes.field.reason"));
        reason.setItems(saying == Saying.NO_DEAL ? outcomes.offered() : List.of());
        reason.setItemLabelGenerator(one -> one.path().in(getLocale()));
        Stream.of(until, due).forEach(day -> {
            day.setLocale(getLocale());
            day.setI18n(DateTexts.in(getLocale()).setBadInputErrorMessage(getTranslation("refusal.outcome.day")));
        });
        note.setMaxRows(5);
        by.setItems(Who.values());
        by.setItemLabelGenerator(who -> getTranslation("outcomes.by." + who));
        by.setValue(Who.ME);
        due.setValue(outcomes.proposed(saying.kind()));
        var all = new Div();
        all.addClassName("outcome-form");
        if (saying == Saying.NO_DEAL) {
            all.add(reason, tour);
        }
        if (saying == Saying.LATER) {
            all.add(until);
        }
        var rings = new Div(due, by);
        rings.addClassName("two-columns");
        all.add(note);
        if (card.fact().customer() != null) {
            all.add(rings);
        } else {
            all.add(new Paragraph(getTranslation("outcomes.nobodyKnown")));
        }
        all.add(new Paragraph(getTranslation("outcomes.then." + saying)));
        return all;
    }

    private void say() {
        card.did(done(), getTranslation("outcomes.done." + saying));
    }

    private Done<VisitId> done() {
        var said = new Said(note.getValue(), plan());
        return switch (saying) {
            case DEAL -> outcomes.deal(form.key(), visit, said);
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

    private @Nullable CallbackPlan plan() {
        var day = due.getValue();
        return day == null
                ? null
                : new CallbackPlan(day, by.getValue() == Who.ME ? new Caller.One(staff.id()) : Caller.AGENTS);
    }
}
