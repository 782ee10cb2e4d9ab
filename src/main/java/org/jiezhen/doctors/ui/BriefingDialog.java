package org.jiezhen.doctors.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import org.jiezhen.acts.Done;
import org.jiezhen.doctors.Briefing;
import org.jiezhen.doctors.DoctorLooks.Opened;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.Colleague;
import org.jiezhen.visits.VisitId;

/** The briefing of a doctor: proposed from what is known, completed by whoever has the guest. Without it nobody is asked. */
@StyleSheet("styles/doctors.css")
final class BriefingDialog extends FormDialog {

    private final TextArea wish = area("wish");
    private final TextArea plan = area("plan");
    private final TextArea worries = area("worries");
    private final TextArea cautions = area("cautions");
    private final TextArea questions = area("questions");

    private BriefingDialog(String title, String ticket) {
        super(title, ticket);
        setWidth("min(640px, 100vw)");
    }

    /** Asks for a doctor. */
    static BriefingDialog asking(DoctorDialogs services, VisitId visit, String ticket, UndoBar bar) {
        var dialog = new BriefingDialog("doctors.ask.title", ticket);
        var proposal = services.requests.propose(visit);
        var earlier = proposal.earlier();
        if (earlier != null) {
            var before = new Paragraph(dialog.getTranslation("doctors.ask.earlier", earlier.in(dialog.getLocale())));
            before.addClassName("doctor-hint");
            dialog.form.show(before);
        }
        var doctor = dialog.form.field(
                "doctor", new ComboBox<Colleague>(), colleague -> colleague.id().toString());
        var now = services.standings.now();
        doctor.setItems(now.presentFirst(services.requests.doctors()));
        doctor.setItemLabelGenerator(one -> now.named(one, dialog.getLocale()));
        doctor.setLabel(dialog.getTranslation("doctors.ask.doctor"));
        doctor.setPlaceholder(dialog.getTranslation("doctors.anyDoctor"));
        doctor.setClearButtonVisible(true);
        dialog.show(proposal.briefing(), doctor);
        dialog.form.keeps(services.drafts, About.of("doctors.ask", visit, 0));
        dialog.act("doctors.ask.go", () -> {
            var chosen = doctor.getValue();
            dialog.did(
                    bar,
                    services.requests.request(
                            dialog.form.key(), visit, dialog.typed(), chosen == null ? null : chosen.id()),
                    "doctors.done.REQUEST");
        });
        return dialog;
    }

    /** Says something else in the briefing of an open request. */
    static BriefingDialog changing(DoctorDialogs services, Opened opened, UndoBar bar) {
        var dialog = new BriefingDialog("doctors.brief.title", opened.ticket());
        var told = opened.told().getFirst();
        dialog.show(told.briefing());
        dialog.form.keeps(
                services.drafts,
                About.of("doctors.brief", opened.request(), told.since().toEpochMilli()));
        dialog.act(
                "doctors.brief.go",
                () -> dialog.did(
                        bar,
                        services.requests.brief(dialog.form.key(), opened.request(), dialog.typed()),
                        "doctors.done.BRIEF"));
        return dialog;
    }

    private TextArea area(String name) {
        var area = form.field(name, new TextArea(getTranslation("doctors.briefing." + name)));
        area.setMaxLength(Briefing.LONGEST);
        area.setMinRows(2);
        return area;
    }

    private void show(Briefing before, Component... more) {
        wish.setValue(before.wish());
        plan.setValue(before.plan());
        worries.setValue(before.worries());
        cautions.setValue(before.cautions());
        questions.setValue(before.questions());
        wish.setRequiredIndicatorVisible(true);
        plan.setRequiredIndicatorVisible(true);
        questions.setHelperText(getTranslation("doctors.briefing.optional"));
        var all = new Div(wish, plan, worries, cautions, questions);
        all.add(more);
        all.addClassName("doctor-form");
        form.show(all);
    }

    private Briefing typed() {
        return new Briefing(
                wish.getValue(), plan.getValue(), worries.getValue(), cautions.getValue(), questions.getValue());
    }

    private void did(UndoBar bar, Done<?> done, String words) {
        bar.say(done, getTranslation(words));
    }
}
