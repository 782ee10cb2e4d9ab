package org.jiezhen.triage.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import org.jiezhen.house.Specialty;
import org.jiezhen.intake.IntakeField.Choice;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Form;
import org.jiezhen.shell.Notice;
import org.jiezhen.triage.ConsultantProfiles;
import org.jiezhen.triage.ConsultantProfiles.Profile;
import org.jiezhen.triage.Situation.Grade;
import org.jiezhen.triage.TriagePermission;
import org.jiezhen.triage.Wishes;

/** What consultants are trained in, and how many guests they receive: one form each. */
@Route("admin/consultants")
@RolesAllowed(TriagePermission.PROFILES)
@Menu(title = "nav.consultants", icon = "i-special", order = 273)
@StyleSheet("styles/triage.css")
class ConsultantsView extends Div implements HasDynamicTitle {

    private final ConsultantProfiles profiles;
    private final Wishes wishes;

    ConsultantsView(ConsultantProfiles profiles, Wishes wishes) {
        this.profiles = profiles;
        this.wishes = wishes;
        addClassNames("page", "triage-rules");
        show();
    }

    private void show() {
        removeAll();
        add(new H1(getTranslation("triage.profiles.title")), new Paragraph(getTranslation("triage.profiles.text")));
        profiles.all().forEach(profile -> add(new H2(profile.name()), form(profile)));
    }

    private Form form(Profile profile) {
        var form = new Form();
        var specialties = profiles.specialties();
        var scope = form.secret("scope", new MultiSelectComboBox<Specialty>(getTranslation("triage.profiles.scope")));
        scope.setItems(specialties);
        scope.setItemLabelGenerator(one -> one.name().in(getLocale()));
        scope.setPlaceholder(getTranslation("triage.profiles.all"));
        scope.setValue(specialties.stream()
                .filter(one -> profile.scope().contains(one.code()))
                .collect(Collectors.toSet()));
        var languages =
                form.secret("languages", new MultiSelectComboBox<Choice>(getTranslation("triage.profiles.languages")));
        var spoken = wishes.languages();
        languages.setItems(spoken);
        languages.setItemLabelGenerator(one -> one.name().in(getLocale()));
        languages.setPlaceholder(getTranslation("triage.profiles.any"));
        languages.setValue(spoken.stream()
                .filter(one -> profile.languages().contains(one.code()))
                .collect(Collectors.toSet()));
        var grade = form.secret("grade", new Select<Grade>());
        grade.setLabel(getTranslation("triage.profiles.grade"));
        grade.setItems(Grade.values());
        grade.setItemLabelGenerator(one -> getTranslation("triage.grade." + one));
        grade.setValue(profile.grade());
        var atOnce = form.secret("atOnce", new IntegerField(getTranslation("triage.profiles.atOnce")));
        atOnce.setValue(profile.atOnce());
        var aDay = form.secret("aDay", new IntegerField(getTranslation("triage.profiles.aDay")));
        aDay.setValue(profile.aDay());
        var wheel = form.secret("wheel", new Checkbox(getTranslation("triage.profiles.wheel"), profile.wheel()));
        var fields = new Div(scope, languages, grade, atOnce, aDay, wheel);
        fields.addClassName("triage-fields");
        form.show(fields, form.press("triage.profiles.save", () -> {
            profiles.say(
                    form.key(),
                    new Profile(
                            profile.who(),
                            profile.name(),
                            profile.version(),
                            grade.getValue(),
                            scope.getValue().stream().map(Specialty::code).collect(Collectors.toSet()),
                            languages.getValue().stream().map(Choice::code).collect(Collectors.toSet()),
                            number("atOnce", atOnce, ConsultantProfiles.MOST_AT_ONCE),
                            number("aDay", aDay, ConsultantProfiles.MOST_A_DAY),
                            wheel.getValue()));
            Notice.done(getTranslation("triage.profiles.saved", profile.name()));
            show();
        }));
        return form;
    }

    private static int number(String name, IntegerField field, int most) {
        var value = field.getValue();
        if (value == null) {
            throw new InvalidInput(name, "refusal.triage.number", most);
        }
        return value;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("triage.profiles.title");
    }
}
