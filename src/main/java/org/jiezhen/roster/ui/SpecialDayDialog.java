package org.jiezhen.roster.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.jiezhen.roster.SpecialDay;
import org.jiezhen.roster.SpecialDays;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;

/** A day that is none of the week: which, what it is, what it is called. */
final class SpecialDayDialog extends FormDialog {

    private final DatePicker day = form.field("day", new DatePicker());
    private final ComboBox<SpecialDay.Kind> kind =
            form.field("kind", new ComboBox<SpecialDay.Kind>(), SpecialDay.Kind::name);
    private final TextField zh = form.field("nameZh", new TextField());
    private final TextField en = form.field("nameEn", new TextField());
    private final SpecialDays days;

    /** A new one. */
    SpecialDayDialog(SpecialDays days, Drafts drafts) {
        super("roster.days.add");
        this.days = days;
        fields();
        kind.setValue(SpecialDay.Kind.HOLIDAY);
        act("roster.days.save", this::save);
        form.keeps(drafts, About.something("specialDay"));
    }

    /** One that there is. */
    SpecialDayDialog(SpecialDays days, Drafts drafts, SpecialDay special) {
        super("roster.days.of", special.day().toString());
        this.days = days;
        fields();
        day.setValue(special.day());
        day.setReadOnly(true);
        kind.setValue(special.kind());
        zh.setValue(special.name().zh());
        en.setValue(special.name().en());
        act(
                "roster.days.save",
                this::save,
                form.button("roster.days.forget", () -> days.forget(form.key(), special.day())));
        form.keeps(drafts, About.of("specialDay", special.day().toString(), 0));
    }

    private void fields() {
        day.setLocale(getLocale());
        day.setI18n(DateTexts.in(getLocale()).setBadInputErrorMessage(getTranslation("refusal.roster.day")));
        day.setLabel(getTranslation("roster.days.day"));
        kind.setLabel(getTranslation("roster.days.kind"));
        kind.setItems(SpecialDay.Kind.values());
        kind.setItemLabelGenerator(one -> getTranslation("roster.days.kind." + one));
        zh.setLabel(getTranslation("roster.days.zh"));
        en.setLabel(getTranslation("roster.days.en"));
        var first = new Div(day, kind);
        first.addClassName("two-columns");
        var names = new Div(zh, en);
        names.addClassName("two-columns");
        form.show(first, names);
    }

    private void save() {
        days.say(
                form.key(),
                day.getValue(),
                Optional.ofNullable(kind.getValue()).orElse(SpecialDay.Kind.HOLIDAY),
                zh.getValue(),
                en.getValue());
    }
}
