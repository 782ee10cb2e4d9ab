package org.jiezhen.triage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Form;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.triage.Rules;
import org.jiezhen.triage.TriagePermission;
import org.jiezhen.triage.TriageRules;
import org.jiezhen.triage.TriageRules.Version;

/** The rules of triage as sentences, for everybody; the draft, what it would have done, and publishing, for whoever may. */
@Route("triage/rules")
@RolesAllowed({TriagePermission.READ, TriagePermission.RULES})
@Menu(title = "nav.triageRules", icon = "i-branch", order = 47)
@StyleSheet("styles/triage.css")
class TriageRulesView extends Div implements HasDynamicTitle {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final TriageRules rules;
    private final CurrentStaff staff;
    private final Clock clock;

    TriageRulesView(TriageRules rules, CurrentStaff staff, Clock clock) {
        this.rules = rules;
        this.staff = staff;
        this.clock = clock;
        addClassNames("page", "triage-rules");
        show();
    }

    private void show() {
        removeAll();
        var said = new RuleSentences(rules.named(), getLocale());
        var versions = rules.versions();
        var print = new NativeButton(
                getTranslation("triage.rules.print"), _ -> getElement().executeJs("window.print()"));
        print.addClassNames("btn", "print");
        var head = new Div(new H1(getTranslation("triage.rules.title")), print);
        head.addClassName("triage-head");
        add(head);
        versions.stream().filter(Version::now).forEach(now -> {
            add(new Paragraph(
                    now.number() == 1
                            ? getTranslation("triage.version.first")
                            : getTranslation("triage.version", now.number() + "", MOMENT.format(now.since()))));
            add(sentences(said, now.rules()));
        });
        versions.stream()
                .filter(version -> version.since().isAfter(clock.instant()))
                .forEach(coming -> {
                    add(new H2(getTranslation(
                            "triage.rules.coming", coming.number() + "", MOMENT.format(coming.since()))));
                    add(sentences(said, coming.rules()));
                });
        if (staff.may(TriagePermission.RULES)) {
            add(new H2(getTranslation("triage.draft.title")), draft(said));
        }
    }

    private static OrderedList sentences(RuleSentences said, Rules which) {
        var list = new OrderedList();
        said.of(which).forEach(one -> list.add(new ListItem(one)));
        return list;
    }

    private Form draft(RuleSentences said) {
        var draft = rules.draft();
        var form = new Form();
        var fields = new DraftForm(form, said, draft.rules());
        var today = BusinessTime.day(clock.instant());
        var from = form.secret("from", new DatePicker(getTranslation("triage.replay.from"), today.minusDays(1)));
        var to = form.secret("to", new DatePicker(getTranslation("triage.replay.to"), today));
        var since = form.secret("since", new DateTimePicker(getTranslation("triage.publish.since")));
        since.setValue(clock.instant()
                .atZone(BusinessTime.ZONE)
                .toLocalDateTime()
                .withSecond(0)
                .withNano(0)
                .plusMinutes(1));
        var replayed = new Div();
        form.show(
                fields,
                line(form.press("triage.draft.save", () -> {
                    rules.write(form.key(), draft.version(), fields.read());
                    show();
                })),
                line(from, to, form.press("triage.replay.go", () -> {
                    replayed.removeAll();
                    replayed.add(new ReplayedDays(
                            said,
                            rules.replay(
                                    fields.read(),
                                    Optional.ofNullable(from.getValue()).orElseThrow(TriageRulesView::noDay),
                                    Optional.ofNullable(to.getValue()).orElseThrow(TriageRulesView::noDay))));
                })),
                replayed,
                line(since, form.press("triage.publish.go", () -> {
                    rules.publish(
                            form.key(),
                            draft.version(),
                            Optional.ofNullable(since.getValue())
                                    .orElseThrow(TriageRulesView::noDay)
                                    .atZone(BusinessTime.ZONE)
                                    .toInstant());
                    show();
                })));
        return form;
    }

    private static InvalidInput noDay() {
        return new InvalidInput("since", "refusal.triage.days");
    }

    private static Div line(Component... content) {
        var line = new Div(content);
        line.addClassName("triage-line");
        return line;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("triage.rules.title");
    }
}
