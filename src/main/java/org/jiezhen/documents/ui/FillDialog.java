package org.jiezhen.documents.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jiezhen.documents.Placeholder;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.VisitId;

/** A document of a kind is filled: in which language, and what the house does not know itself. */
@StyleSheet("styles/documents.css")
final class FillDialog extends FormDialog {

    private final Map<Placeholder, TextArea> fields = new EnumMap<>(Placeholder.class);

    FillDialog(DocumentDialogs dialogs, VisitId visit, Ticket ticket, String kind, Div page) {
        super("documents.fill.title", ticket.text());
        var blank = dialogs.documents().blank(kind);
        var named = new Paragraph(
                getTranslation("documents.fill.what", blank.kind().name().in(getLocale()), blank.version()));
        var language = form.secret("language", new RadioButtonGroup<Locale>(getTranslation("documents.fill.language")));
        language.setItems(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
        language.setItemLabelGenerator(one -> getTranslation("documents.language." + one.getLanguage()));
        language.setValue(Locale.SIMPLIFIED_CHINESE);
        form.show(named, language);
        for (var one : Placeholder.SAID.stream().sorted().toList()) {
            var field = form.field(one.code(), new TextArea(getTranslation("documents.placeholder." + one)));
            fields.put(one, field);
            form.show(field);
        }
        language.addValueChangeListener(_ -> asks(blank.asked().get(language.getValue())));
        asks(blank.asked().get(language.getValue()));
        if (!blank.mayFill()) {
            form.show(new Paragraph(
                    getTranslation("documents.fill.notMine", blank.kind().name().in(getLocale()))));
            noAct("documents.close");
            return;
        }
        foot(form.press("documents.fill.go", () -> {
            var said = new EnumMap<Placeholder, String>(Placeholder.class);
            fields.forEach((one, field) -> {
                if (field.isVisible()) {
                    said.put(one, field.getValue());
                }
            });
            var done = dialogs.documents().fill(form.key(), visit, kind, language.getValue(), said);
            form.finish();
            Dialogs.open(page, dialogs.open(done.subject(), page));
        }));
        form.keeps(dialogs.drafts(), Drafts.About.of("document" + kind, visit, blank.version()));
    }

    private void asks(@org.jspecify.annotations.Nullable Iterable<Placeholder> asked) {
        fields.values().forEach(field -> field.setVisible(false));
        if (asked != null) {
            asked.forEach(one -> {
                var field = fields.get(one);
                if (field != null) {
                    field.setVisible(true);
                }
            });
        }
    }
}
