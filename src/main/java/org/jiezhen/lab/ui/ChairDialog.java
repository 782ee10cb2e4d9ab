package org.jiezhen.lab.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jiezhen.lab.Identifier;
import org.jiezhen.lab.SpecimenId;
import org.jiezhen.lab.Specimens;
import org.jiezhen.lab.Specimens.Chair;
import org.jiezhen.shell.FormDialog;

/** At the chair: the guest says who she is, whoever draws compares, and the label is printed. */
@StyleSheet("styles/lab.css")
final class ChairDialog extends FormDialog {

    private final Specimens specimens;
    private final Chair chair;
    private final CheckboxGroup<Identifier> said = form.secret("identifiers", new CheckboxGroup<>());

    ChairDialog(Specimens specimens, SpecimenId specimen) {
        super("lab.chair.title", specimens.chair(specimen).ticket().text());
        this.specimens = specimens;
        this.chair = specimens.chair(specimen);
        said.setLabel(getTranslation("lab.chair.said", chair.asked()));
        said.setItems(chair.identifiers());
        said.setItemLabelGenerator(this::shown);
        said.addClassName("lab-identifiers");
        var what = new Div(new Span(chair.tube().in(getLocale()) + " · " + chair.label()));
        var all = new Div(what, said);
        all.addClassName("lab-form");
        if (chair.asked() > 2) {
            var warned = new Div(new Span(getTranslation("lab.chair.namesake")));
            warned.addClassName("conflict");
            all.addComponentAsFirst(warned);
        }
        form.show(all);
        act("lab.chair.print", this::print);
    }

    private String shown(Identifier identifier) {
        return switch (identifier) {
            case NAME -> getTranslation("lab.identifier.NAME", chair.name());
            case BIRTH_DATE -> getTranslation("lab.identifier.BIRTH_DATE", chair.birthDate());
            case PHONE_END -> getTranslation("lab.identifier.PHONE_END", chair.phoneEnd());
            case TICKET ->
                getTranslation("lab.identifier.TICKET", chair.ticket().text());
        };
    }

    private void print() {
        specimens.label(form.key(), chair.specimen(), said.getValue());
        // In a window of its own: the list of what is to be drawn stays.
        UI.getCurrent().getPage().open(LabelView.path(chair.specimen()));
    }
}
