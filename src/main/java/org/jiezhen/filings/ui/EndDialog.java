package org.jiezhen.filings.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import org.jiezhen.filings.EndReason;
import org.jiezhen.filings.Filing;
import org.jiezhen.filings.FilingAdministration;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.FormDialog;

/** A filing as it was written down; and its end, for a reason. */
@StyleSheet("styles/filings.css")
final class EndDialog extends FormDialog {

    EndDialog(FilingAdministration filings, Filing filing, LocalDate today) {
        super("filings.of", filing.name(), filing.details().number());
        var all = new Div(new Paragraph(said(filing)));
        all.addClassName("filing-form");
        form.show(all);
        if (filing.end() != null) {
            var end = getTranslation("filings.end." + filing.end());
            all.add(new Paragraph(
                    filing.endedFrom() == null
                            ? getTranslation("filings.never", end)
                            : getTranslation(
                                    "filings.endedFrom", filing.endedFrom().toString(), end)));
            noAct("filings.close");
            return;
        }
        var reason = form.secret("reason", new Select<EndReason>());
        reason.setLabel(getTranslation("filings.reason"));
        reason.setItems(EndReason.values());
        reason.setItemLabelGenerator(one -> getTranslation("filings.end." + one));
        var from = form.secret("endedFrom", new DatePicker(getTranslation("filings.endedFrom.say")));
        from.setLocale(getLocale());
        from.setI18n(DateTexts.in(getLocale()).setBadInputErrorMessage(getTranslation("refusal.filings.day")));
        from.setValue(today);
        reason.addValueChangeListener(event -> from.setVisible(event.getValue() != EndReason.MISTAKE));
        var columns = new Div(reason, from);
        columns.addClassName("two-columns");
        all.add(columns);
        act("filings.endIt", () -> {
            var why = reason.getValue();
            if (why == null) {
                throw new InvalidInput("reason", "refusal.filings.choose");
            }
            filings.end(form.key(), filing.id(), why, from.getValue());
        });
    }

    private String said(Filing filing) {
        var is = filing.details();
        var level = is.level() == null
                ? getTranslation("filings.level.none")
                : getTranslation("filings.level." + is.level());
        return getTranslation(
                is.until() == null ? "filings.said.open" : "filings.said",
                getTranslation("prices.category." + is.category()),
                level,
                is.authority(),
                is.from().toString(),
                String.valueOf(is.until()));
    }
}
