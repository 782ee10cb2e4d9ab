package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Locale;
import org.jiezhen.quotes.QuoteVersion;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Languages;

/** Before a version is turned to the guest: in which language, and that this screen is hers until the password is said. */
@StyleSheet("styles/quotes.css")
final class TurnDialog extends FormDialog {

    TurnDialog(Quotes quotes, QuoteVersion version) {
        super("quotes.show.title", version.number());
        var language = new RadioButtonGroup<Locale>(getTranslation("quotes.show.language"));
        language.setItems(Languages.CHINESE, Languages.ENGLISH);
        language.setItemLabelGenerator(one -> getTranslation("quotes.language." + one.getLanguage()));
        language.setValue(Languages.CHINESE);
        var note = new Paragraph(getTranslation("quotes.show.locks"));
        note.addClassName("sub");
        form.show(form.secret("language", language), note);
        act("quotes.show.go", () -> {
            quotes.show(form.key(), version.visit(), version.number(), language.getValue());
            // Every page of this sign-in is the guest's now, whatever its address.
            UI.getCurrent().getPage().setLocation("quote/guest");
        });
    }
}
