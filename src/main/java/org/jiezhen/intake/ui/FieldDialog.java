package org.jiezhen.intake.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.intake.FieldAdministration;
import org.jiezhen.intake.FieldDetails;
import org.jiezhen.intake.FieldKind;
import org.jiezhen.intake.FieldsBoard.Seen;
import org.jiezhen.intake.IntakeField;
import org.jiezhen.intake.IntakeField.Before;
import org.jiezhen.intake.IntakeField.Section;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** A field of the form: what is asked, where it stands, who sees the answer, before what it must be there. */
@StyleSheet("styles/intake.css")
final class FieldDialog extends FormDialog {

    /** Where it stands in its section; the one without a code is first. */
    private record After(@Nullable String code, String words) {

        String named() {
            return code == null ? "" : code;
        }
    }

    /** Before what it must be there; or it may follow at any time. */
    private enum Needed {
        TRIAGE,
        CONSULT,
        FOLLOWS;

        @Nullable
        Before before() {
            return this == FOLLOWS ? null : Before.valueOf(name());
        }
    }

    private final FieldAdministration fields;
    private final TextField zh = form.field("zh", new TextField());
    private final TextField en = form.field("en", new TextField());
    private final Select<FieldKind> kind = form.field("kind", new Select<FieldKind>(), FieldKind::name);
    private final Select<Section> section = form.field("section", new Select<Section>(), Section::name);
    private final Select<After> after = form.field("after", new Select<After>(), After::named);
    private final TextArea choices = form.field("choices", new TextArea());
    private final Select<Seen> seen = form.field("aboutHealth", new Select<Seen>(), Seen::name);
    private final Select<Needed> needed = form.field("neededBefore", new Select<Needed>(), Needed::name);
    private final Checkbox ofGuest = form.field("ofGuest", new Checkbox());

    private FieldDialog(FieldAdministration fields, String title, String name) {
        super(title, name);
        this.fields = fields;
    }

    /** A new one of the house's own. */
    static FieldDialog adding(FieldAdministration fields, Drafts drafts) {
        var dialog = new FieldDialog(fields, "intake.fields.add", "");
        dialog.begin(drafts);
        return dialog;
    }

    /** One that there is. */
    static FieldDialog of(FieldAdministration fields, Drafts drafts, IntakeField field) {
        var dialog = new FieldDialog(
                fields, "intake.fields.change", field.name().in(UI.getCurrent().getLocale()));
        dialog.show(drafts, field);
        return dialog;
    }

    private void begin(Drafts drafts) {
        lay(null);
        kind.setItems(FieldAdministration.KINDS);
        kind.setValue(FieldKind.TEXT);
        section.setValue(Section.WISH);
        seen.setValue(Seen.EVERYBODY);
        needed.setValue(Needed.FOLLOWS);
        act("intake.fields.save", () -> fields.add(form.key(), kind.getValue(), said()));
        form.keeps(drafts, About.of("intakeFieldNew", "", 0));
    }

    private void show(Drafts drafts, IntakeField field) {
        lay(field);
        zh.setValue(field.name().zh());
        en.setValue(field.name().en());
        kind.setItems(field.kind());
        kind.setValue(field.kind());
        kind.setReadOnly(true);
        section.setValue(field.section());
        choices.setValue(field.choices().stream()
                .map(choice -> choice.name().zh() + " | " + choice.name().en())
                .collect(Collectors.joining("\n")));
        choices.setReadOnly(field.builtIn());
        seen.setValue(field.sensitive() ? Seen.HEALTH : field.personal() ? Seen.FILLERS : Seen.EVERYBODY);
        seen.setReadOnly(field.builtIn());
        needed.setValue(
                field.neededBefore() == null
                        ? Needed.FOLLOWS
                        : Needed.valueOf(field.neededBefore().name()));
        ofGuest.setValue(field.ofGuest());
        act("intake.fields.save", () -> fields.change(form.key(), field.code(), field.version(), said()), uses(field));
        form.keeps(drafts, About.of("intakeField", field.code(), field.version()));
    }

    private Component uses(IntakeField field) {
        return field.inUse()
                ? form.button("intake.fields.takeOut", () -> fields.takeOut(form.key(), field.code(), field.version()))
                : form.button("intake.fields.putBack", () -> fields.putBack(form.key(), field.code(), field.version()));
    }

    private void lay(@Nullable IntakeField own) {
        zh.setLabel(getTranslation("intake.fields.zh"));
        en.setLabel(getTranslation("intake.fields.en"));
        kind.setLabel(getTranslation("intake.fields.kind"));
        kind.setItemLabelGenerator(one -> getTranslation("intake.fields.kind." + one));
        section.setLabel(getTranslation("intake.fields.section"));
        section.setItems(Section.values());
        section.setItemLabelGenerator(one -> getTranslation("intake.fields.section." + one));
        after.setLabel(getTranslation("intake.fields.after"));
        after.setItemLabelGenerator(After::words);
        choices.setLabel(getTranslation("intake.fields.choices"));
        choices.setHelperText(getTranslation("intake.fields.choices.help"));
        choices.setMinRows(3);
        choices.setMaxRows(8);
        seen.setLabel(getTranslation("intake.fields.seen"));
        seen.setItems(own != null && own.personal() ? List.of(Seen.FILLERS) : List.of(Seen.EVERYBODY, Seen.HEALTH));
        seen.setItemLabelGenerator(one -> getTranslation("intake.fields.seen." + one));
        needed.setLabel(getTranslation("intake.fields.before"));
        needed.setItems(Needed.values());
        needed.setItemLabelGenerator(one -> getTranslation("intake.fields.before." + one));
        ofGuest.setLabel(getTranslation("intake.fields.ofGuest.say"));
        section.addValueChangeListener(_ -> places(own));
        kind.addValueChangeListener(
                _ -> choices.setVisible(kind.getValue() == FieldKind.CHOICE || kind.getValue() == FieldKind.CHOICES));
        choices.setVisible(false);
        var names = new Div(zh, en);
        names.addClassName("two-columns");
        var where = new Div(section, after);
        where.addClassName("two-columns");
        var who = new Div(seen, needed);
        who.addClassName("two-columns");
        var all = new Div(names, kind, choices, where, who, ofGuest);
        all.addClassName("field-form");
        if (own != null) {
            var hint = new Span(getTranslation("intake.fields.hint"));
            hint.addClassName("sub");
            all.add(hint);
        }
        form.show(all);
    }

    /** Among which others of the section it stands. */
    private void places(@Nullable IntakeField own) {
        var places = new ArrayList<After>();
        places.add(new After(null, getTranslation("intake.fields.after.first")));
        var stands = Optional.<After>empty();
        for (var other : fields.all()) {
            if (other.section() == section.getValue()) {
                if (own != null && other.code().equals(own.code())) {
                    stands = Optional.of(places.getLast());
                } else {
                    places.add(new After(other.code(), other.name().in(getLocale())));
                }
            }
        }
        after.setItems(places);
        // A new one stands last.
        after.setValue(stands.orElse(places.getLast()));
    }

    private FieldDetails said() {
        return new FieldDetails(
                new Localized(zh.getValue(), en.getValue()),
                section.getValue(),
                after.getValue().code,
                seen.getValue() == Seen.HEALTH,
                needed.getValue().before(),
                ofGuest.getValue(),
                choices.isVisible() ? offered() : List.of());
    }

    /** One a line: Chinese, a line between, English. */
    private List<Localized> offered() {
        return choices.getValue()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    var two = line.split("[|｜]", -1);
                    if (two.length != 2) {
                        throw new InvalidInput("choices", "refusal.intake.field.two", line.strip());
                    }
                    return new Localized(two[0].strip(), two[1].strip());
                })
                .toList();
    }
}
