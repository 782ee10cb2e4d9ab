package org.jiezhen.customers.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.UUID;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.IdentityDocument;
import org.jiezhen.customers.IdentityDocument.Kind;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;

/** Writes down an identity document, or erases it. What an identity card says of its holder is proposed. */
final class DocumentDialog extends FormDialog {

    private final CustomerAdministration administration;
    private final CustomerId customer;
    private final Select<Kind> kind = form.field("kind", new Select<>());
    private final TextField number = form.secret("number", new TextField(getTranslation("customers.document.number")));
    private final Checkbox adopt = new Checkbox();

    /**
     * @param name of whom
     * @param known whether there is one now, that could be erased
     */
    DocumentDialog(CustomerAdministration administration, CustomerId customer, String name, boolean known) {
        super("customers.document.title", name);
        this.administration = administration;
        this.customer = customer;
        kind.setLabel(getTranslation("customers.document.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(item -> getTranslation("customers.document." + item));
        kind.setValue(Kind.ID_CARD);
        number.setAutocomplete(Autocomplete.OFF);
        number.setMaxLength(80);
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.addValueChangeListener(_ -> propose());
        kind.addValueChangeListener(_ -> propose());
        adopt.setVisible(false);
        form.show(new FormLayout(kind, number, adopt));
        act("customers.document.save", this::save);
        if (known) {
            getFooter().add(new Button(getTranslation("customers.document.erase"), _ -> confirmErasing()));
        }
    }

    private void confirmErasing() {
        var erase = UUID.randomUUID();
        var sure = new ConfirmDialog();
        sure.setHeader(getTranslation("customers.document.erase.title"));
        sure.setText(getTranslation("customers.document.erase.text"));
        sure.setCancelable(true);
        sure.setCancelText(getTranslation("dialog.cancel"));
        sure.setCancelButtonTheme("");
        sure.setConfirmText(getTranslation("customers.document.erase"));
        sure.setConfirmButtonTheme("error primary");
        sure.addConfirmListener(_ -> {
            administration.eraseDocument(erase, customer);
            close();
        });
        sure.open();
    }

    private void propose() {
        adopt.setVisible(false);
        adopt.setValue(false);
        try {
            var document = IdentityDocument.parse(kind.getValue(), number.getValue());
            document.birthDate().ifPresent(born -> {
                adopt.setLabel(getTranslation(
                        "customers.document.adopt",
                        born.toString(),
                        document.sex()
                                .map(sex -> getTranslation("customers.sex." + sex))
                                .orElse("")));
                adopt.setVisible(true);
                adopt.setValue(true);
            });
        } catch (InvalidInput e) {
            // Not whole yet; it is said when it is to be saved.
        }
    }

    private void save() {
        administration.document(
                form.key(), customer, IdentityDocument.parse(kind.getValue(), number.getValue()), adopt.getValue());
    }
}
