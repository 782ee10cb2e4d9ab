package org.jiezhen.lab.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jiezhen.lab.Finding;
import org.jiezhen.lab.ReportPapers;
import org.jiezhen.lab.ResultStatus;
import org.jiezhen.lab.Results;
import org.jiezhen.lab.Results.Line;
import org.jiezhen.lab.Results.Sheet;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;

/**
 * What was found out from a tube, typed test by test with the keyboard alone: Tab goes on, Enter releases. What is typed is kept as
 * one types; what is hardly possible is typed twice; what was released stands there, to be amended.
 */
@StyleSheet("styles/lab.css")
final class ResultsDialog extends FormDialog {

    private static final String HARDLY_POSSIBLE = "refusal.result.sure";

    private final Results results;
    private final Sheet sheet;
    private final UndoBar bar;
    private final Map<String, ResultField> fields = new LinkedHashMap<>();
    private final Map<String, String> typedOnce = new HashMap<>();

    /** @param amends opens what is released, to be amended */
    ResultsDialog(
            Results results, ReportPapers papers, Sheet sheet, Drafts drafts, UndoBar bar, Consumer<Line> amends) {
        super("lab.results.title", sheet.ticket().text(), sheet.label());
        this.results = results;
        this.sheet = sheet;
        this.bar = bar;
        setWidth("min(720px, 100vw)");
        var standing =
                sheet.lines().stream().filter(line -> line.result() != null).count();
        var released = sheet.lines().stream().filter(ResultsDialog::isReleased).toList();
        var asked = sheet.lines().stream()
                .filter(line -> !isReleased(line) && line.test().inUse())
                .toList();
        form.show(new Div(new Span(sheet.tube().in(getLocale()))));
        if (!asked.isEmpty()) {
            form.show(asked(asked));
        }
        if (!released.isEmpty()) {
            form.show(released(released, amends));
        }
        if (!sheet.reported().isEmpty()) {
            form.show(reports(papers));
        }
        if (asked.isEmpty()) {
            noAct("lab.close");
        } else {
            act(
                    "lab.results.release",
                    () -> save(ResultStatus.FINAL),
                    form.button("lab.results.preliminary", () -> save(ResultStatus.PRELIMINARY)));
            form.keeps(drafts, About.of("lab.results", sheet.specimen(), standing));
        }
    }

    private static boolean isReleased(Line line) {
        return line.result() != null && line.result().status().isReleased();
    }

    private Div asked(List<Line> lines) {
        var all = new Div();
        all.addClassName("result-fields");
        for (var line : lines) {
            var result = line.result();
            var field = ResultField.in(form, line.test(), result == null ? null : result.value(), getLocale());
            var usual = ResultTexts.usual(this, line.test(), line.usual());
            field.help(result == null ? usual : usual + " · " + getTranslation("lab.status." + result.status()));
            fields.put(line.test().code(), field);
            all.add(field.component());
        }
        return all;
    }

    private Div released(List<Line> lines, Consumer<Line> amends) {
        var all = new Div(new H2(getTranslation("lab.results.released")));
        all.addClassName("part");
        for (var line : lines) {
            var row = ResultTexts.line(this, line, getLocale());
            row.add(form.press("lab.results.amend", () -> {
                close();
                amends.accept(line);
            }));
            all.add(row);
        }
        return all;
    }

    private Div reports(ReportPapers papers) {
        var all = new Div();
        all.addClassName("result-foot");
        sheet.reported()
                .forEach(one -> all.add(new PaperLink(
                        papers, sheet.order(), one.panel(), one.name().in(getLocale()))));
        return all;
    }

    private void save(ResultStatus status) {
        var findings = fields.entrySet().stream()
                .filter(field -> !field.getValue().value().isEmpty())
                .map(field -> finding(field.getKey(), field.getValue().value(), status))
                .toList();
        try {
            bar.show(
                    results.record(form.key(), sheet.specimen(), findings),
                    getTranslation("lab.done.ENTER", sheet.label()));
        } catch (InvalidInput e) {
            var field = fields.get(e.field());
            if (e.key().equals(HARDLY_POSSIBLE) && field != null) {
                typedOnce.put(e.field(), field.value());
                field.clear();
            }
            throw e;
        }
    }

    private Finding finding(String test, String value, ResultStatus status) {
        var finding = Finding.of(test, value, status);
        return value.equals(typedOnce.get(test)) ? finding.surely() : finding;
    }
}
