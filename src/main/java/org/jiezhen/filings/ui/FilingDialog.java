package org.jiezhen.filings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.filings.FilingAdministration;
import org.jiezhen.filings.FilingDetails;
import org.jiezhen.prices.Category;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/** A filing that is written down: whose, under which number and category, up to which level, from when to when. */
@StyleSheet("styles/filings.css")
final class FilingDialog extends FormDialog {

    private final FilingAdministration filings;
    private final ComboBox<Colleague> doctor =
            form.field("doctor", new ComboBox<Colleague>(), one -> one.id().toString());
    private final TextField number = form.field("number", new TextField());
    private final TextField authority = form.field("authority", new TextField());
    private final Select<Category> category = form.field("category", new Select<Category>(), Category::name);
    private final Select<Integer> level = form.field("level", new Select<Integer>(), String::valueOf);
    private final DatePicker from = form.field("from", new DatePicker());
    private final DatePicker until = form.field("until", new DatePicker());

    private FilingDialog(FilingAdministration filings) {
        super("filings.add");
        this.filings = filings;
    }

    /** @param whose already said where it was opened for a doctor */
    static FilingDialog added(FilingAdministration filings, Drafts drafts, @Nullable StaffId whose) {
        var dialog = new FilingDialog(filings);
        dialog.fields(whose);
        dialog.act("filings.save", dialog::save);
        dialog.form.keeps(drafts, About.of("filing", whose == null ? "" : whose.toString(), 0));
        return dialog;
    }

    private void fields(@Nullable StaffId whose) {
        doctor.setLabel(getTranslation("filings.doctor"));
        var doctors = filings.doctors();
        doctor.setItems(doctors);
        doctor.setItemLabelGenerator(Colleague::name);
        doctors.stream().filter(one -> one.id().equals(whose)).findFirst().ifPresent(doctor::setValue);
        number.setLabel(getTranslation("filings.number"));
        authority.setLabel(getTranslation("filings.authority"));
        category.setLabel(getTranslation("filings.category"));
        category.setItems(Category.values());
        category.setItemLabelGenerator(one -> getTranslation("prices.category." + one));
        level.setLabel(getTranslation("filings.level"));
        level.setItems(1, 2, 3, 4);
        level.setEmptySelectionAllowed(true);
        level.setEmptySelectionCaption(getTranslation("filings.level.none"));
        level.setItemLabelGenerator(one -> getTranslation(one == null ? "filings.level.none" : "filings.level." + one));
        date(from, "filings.from");
        date(until, "filings.until");
        until.setHelperText(getTranslation("filings.until.help"));
        var all = new Div(doctor, columns(category, level), columns(number, authority), columns(from, until));
        all.addClassName("filing-form");
        form.show(all);
    }

    private void date(DatePicker day, String label) {
        day.setLabel(getTranslation(label));
        day.setLocale(getLocale());
        day.setI18n(DateTexts.in(getLocale()).setBadInputErrorMessage(getTranslation("refusal.filings.day")));
    }

    private static Div columns(Component... fields) {
        var two = new Div(fields);
        two.addClassName("two-columns");
        return two;
    }

    private void save() {
        var whose = doctor.getValue();
        if (whose == null) {
            throw new InvalidInput("doctor", "refusal.filings.noDoctor");
        }
        if (category.getValue() == null) {
            throw new InvalidInput("category", "refusal.filings.choose");
        }
        if (from.getValue() == null) {
            throw new InvalidInput("from", "refusal.filings.day");
        }
        filings.add(
                form.key(),
                whose.id(),
                new FilingDetails(
                        number.getValue(),
                        category.getValue(),
                        level.getValue(),
                        authority.getValue(),
                        from.getValue(),
                        until.getValue()));
    }
}
