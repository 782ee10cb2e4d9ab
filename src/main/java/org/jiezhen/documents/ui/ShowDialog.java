package org.jiezhen.documents.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import org.jiezhen.customers.IdentityDocument;
import org.jiezhen.documents.DocumentId;
import org.jiezhen.documents.Documents;
import org.jiezhen.documents.Documents.Guardian;
import org.jiezhen.documents.KnownBy;
import org.jiezhen.documents.Relation;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.FormDialog;

/** Before a document is put before the guest: who signs, and by what that was made sure. */
@StyleSheet("styles/documents.css")
final class ShowDialog extends FormDialog {

    ShowDialog(Documents documents, DocumentId document, Ticket ticket) {
        super("documents.show.title", ticket.text());
        var before = documents.beforeShowing(document);
        var checked = form.secret(
                "checked", new CheckboxGroup<KnownBy>(getTranslation("documents.show.checked", before.guest())));
        checked.setItems(before.known().stream().sorted().toList());
        checked.setItemLabelGenerator(one -> getTranslation("documents.knownBy." + one));
        checked.setHelperText(getTranslation("documents.show.two"));
        form.show(checked);
        var guardian = form.secret("guardian", new TextField(getTranslation("documents.show.guardian")));
        var relation = form.secret("relation", new Select<Relation>());
        relation.setLabel(getTranslation("documents.show.relation"));
        relation.setItems(Relation.values());
        relation.setItemLabelGenerator(one -> getTranslation("documents.relation." + one));
        var paper = form.secret("paper", new Select<IdentityDocument.Kind>());
        paper.setLabel(getTranslation("documents.show.paper"));
        paper.setItems(IdentityDocument.Kind.values());
        paper.setItemLabelGenerator(one -> getTranslation("documents.paperKind." + one));
        paper.setValue(IdentityDocument.Kind.ID_CARD);
        var number = form.secret("number", new TextField(getTranslation("documents.show.number")));
        if (before.minor()) {
            form.show(new Paragraph(getTranslation("documents.show.minor")), guardian, relation, paper, number);
        }
        var note = new Paragraph(getTranslation("documents.show.locks"));
        note.addClassName("sub");
        form.show(note);
        act("documents.show.go", () -> {
            documents.show(
                    form.key(),
                    document,
                    Set.copyOf(checked.getValue()),
                    before.minor()
                            ? new Guardian(
                                    guardian.getValue(), relation.getValue(), paper.getValue(), number.getValue())
                            : null);
            // Every page of this sign-in is the guest's now, whatever its address.
            UI.getCurrent().getPage().setLocation("documents/guest");
        });
    }
}
