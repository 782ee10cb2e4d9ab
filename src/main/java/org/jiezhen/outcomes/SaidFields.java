package org.jiezhen.outcomes;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.outcomes.Outcomes.Said;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Form;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

/** What is said beside an outcome, in the form of whichever dialog says it: a note; by when the guest is rung, and by whom. */
@StyleSheet("styles/outcomes.css")
public final class SaidFields extends Div {

    /** Who rings: whoever says it, or the callback agents. */
    private enum Who {
        ME,
        AGENTS
    }

    private final CurrentStaff staff;
    private final TextArea note;
    private final DatePicker due;
    private final RadioButtonGroup<Who> by;

    /**
     * @param of by which outcome the day is proposed
     * @param isKnown whether anybody knows who the guest is: nobody else is rung
     */
    public SaidFields(Form form, Outcomes outcomes, CurrentStaff staff, OutcomeKind of, boolean isKnown) {
        this.staff = staff;
        note = form.field("note", new TextArea(getTranslation("outcomes.field.note")));
        due = form.field("due", new DatePicker(getTranslation("outcomes.field.due")));
        by = form.field("by", new RadioButtonGroup<>(getTranslation("outcomes.field.by")));
        note.setMaxRows(5);
        localise(due);
        due.setValue(outcomes.proposed(of));
        by.setItems(Who.values());
        by.setItemLabelGenerator(who -> getTranslation("outcomes.by." + who));
        by.setValue(Who.ME);
        addClassName("outcome-form");
        add(note);
        if (isKnown) {
            var rings = new Div(due, by);
            rings.addClassName("two-columns");
            add(rings);
        } else {
            add(new Paragraph(getTranslation("outcomes.nobodyKnown")));
        }
    }

    /** A day, in the words of the screen. */
    public void localise(DatePicker day) {
        day.setLocale(getLocale());
        day.setI18n(DateTexts.in(getLocale()).setBadInputErrorMessage(getTranslation("refusal.outcome.day")));
    }

    /** What was said. */
    public Said said() {
        return new Said(note.getValue(), plan());
    }

    private @Nullable CallbackPlan plan() {
        var day = due.getValue();
        return day == null
                ? null
                : new CallbackPlan(day, by.getValue() == Who.ME ? new Caller.One(staff.id()) : Caller.AGENTS);
    }
}
