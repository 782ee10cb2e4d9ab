package org.jiezhen.lab.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.lab.Imaging;
import org.jiezhen.lab.ImagingBoard.ExaminationFact;
import org.jiezhen.lab.ImagingBoard.Stage;
import org.jiezhen.lab.NotExamined;
import org.jiezhen.lab.OrderId;
import org.jiezhen.lab.ReportPapers;
import org.jiezhen.lab.Written;
import org.jiezhen.lab.Written.Overall;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;

/** One examination: who it is to be, begun, given back; and what was seen. */
@StyleSheet("styles/lab.css")
final class ExaminationDialog extends FormDialog {

    private final Imaging imaging;
    private final ReportPapers papers;
    private final ExaminationFact fact;
    private final UndoBar bar;

    ExaminationDialog(Imaging imaging, ReportPapers papers, Drafts drafts, ExaminationFact fact, UndoBar bar) {
        super(
                "lab.examination.title",
                fact.panel().in(UI.getCurrent().getLocale()),
                fact.ticket().text());
        this.imaging = imaging;
        this.papers = papers;
        this.fact = fact;
        this.bar = bar;
        form.show(who());
        switch (fact.stage()) {
            case WAITING, CALLED -> toBegin();
            case BEGUN -> underWay();
            case DONE, REPORTED -> report(drafts);
        }
    }

    private Div who() {
        var guest = imaging.guest(fact.which().order());
        var facts = new Div();
        facts.addClassName("facts");
        if (guest.name() != null) {
            facts.add(new Span(guest.name()));
        }
        if (guest.birthDate() != null) {
            facts.add(new Span(getTranslation("lab.identifier.BIRTH_DATE", guest.birthDate())));
        }
        if (guest.phoneEnd() != null) {
            facts.add(new Span(getTranslation("lab.identifier.PHONE_END", guest.phoneEnd())));
        }
        if (guest.namesake() && fact.stage() != Stage.DONE && fact.stage() != Stage.REPORTED) {
            var warned = new Div(new Span(getTranslation("lab.chair.namesake")));
            warned.addClassName("conflict");
            return new Div(warned, facts);
        }
        return facts;
    }

    private void toBegin() {
        var call = form.button(
                "lab.action.BRING", () -> did(imaging.call(further("call"), fact.which()), "lab.done.BRING"));
        call.setVisible(fact.stage() == Stage.WAITING);
        act("lab.action.BEGIN", () -> did(imaging.begin(form.key(), fact.which()), "lab.done.BEGIN"), call);
    }

    private void underWay() {
        var why = form.secret("reason", new RadioButtonGroup<NotExamined>(getTranslation("lab.giveBack.why")));
        why.setItems(NotExamined.values());
        why.setItemLabelGenerator(one -> getTranslation("lab.notExamined." + one));
        form.show(why);
        act(
                "lab.action.DONE",
                () -> did(imaging.done(form.key(), fact.which()), "lab.done.EXAMINE"),
                form.button(
                        "lab.giveBack",
                        () -> did(
                                imaging.giveBack(further("back"), fact.which(), why.getValue()),
                                "lab.done.GIVE_BACK")));
    }

    private void report(Drafts drafts) {
        var before = imaging.look(fact.which());
        var out = fact.stage() == Stage.REPORTED;
        var findings = form.field("findings", new TextArea(getTranslation("lab.findings")));
        var conclusion = form.field("conclusion", new TextArea(getTranslation("lab.conclusion")));
        var finding = form.field("overall", new RadioButtonGroup<Overall>(), Overall::name);
        finding.setLabel(getTranslation("lab.overall"));
        finding.setItems(Overall.values());
        finding.setItemLabelGenerator(
                one -> getTranslation(one == Overall.NORMAL ? "lab.overall.normal" : "lab.overall.abnormal"));
        before.map(Imaging.Report::written).ifPresent(written -> {
            findings.setValue(written.findings());
            conclusion.setValue(written.conclusion());
            finding.setValue(written.overall());
        });
        var all = new Div(findings, conclusion, finding);
        all.addClassName("lab-form");
        form.show(all);
        before.ifPresent(_ ->
                all.add(new PaperLink(papers, fact.which().order(), fact.which().panel())));
        if (out) {
            var why = form.field("why", new TextField(getTranslation("lab.written.why")));
            all.add(why);
            act(
                    "lab.written.amend",
                    () -> did(
                            imaging.amend(
                                    form.key(), fact.which(), written(findings, conclusion, finding), why.getValue()),
                            "lab.done.REWRITE"));
        } else {
            act(
                    "lab.conclude",
                    () -> did(
                            imaging.conclude(form.key(), fact.which(), written(findings, conclusion, finding)),
                            "lab.done.CONCLUDE"),
                    form.button(
                            "lab.write",
                            () -> did(
                                    imaging.write(
                                            further("write"), fact.which(), written(findings, conclusion, finding)),
                                    "lab.done.WRITE")));
        }
        form.keeps(drafts, About.of("lab.examination", fact.id(), fact.since().toEpochMilli()));
    }

    private static Written written(TextArea findings, TextArea conclusion, RadioButtonGroup<Overall> finding) {
        return new Written(
                findings.getValue(),
                conclusion.getValue(),
                Optional.ofNullable(finding.getValue())
                        .orElseThrow(() -> new InvalidInput("overall", "refusal.imaging.finding")));
    }

    /** Another press of the same form has a key of its own. */
    private UUID further(String what) {
        return UUID.nameUUIDFromBytes((form.key() + ":" + what).getBytes(StandardCharsets.UTF_8));
    }

    private void did(Done<OrderId> done, String words) {
        bar.show(done, getTranslation(words));
    }
}
