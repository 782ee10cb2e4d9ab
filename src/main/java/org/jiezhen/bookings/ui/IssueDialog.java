package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.bookings.ServiceAdministration;
import org.jiezhen.shell.FormDialog;

/** Issues a token to another program. */
final class IssueDialog extends FormDialog {

    private final ServiceAdministration services;
    private final Consumer<String> then;
    private final UUID key = UUID.randomUUID();
    private final TextField name = new TextField(getTranslation("services.name"));

    IssueDialog(ServiceAdministration services, Consumer<String> then) {
        this.services = services;
        this.then = then;
        name.setPlaceholder(getTranslation("services.name.example"));
        name.setAutofocus(true);
        form("services.issue", "services.issue.go", Map.of("name", name), name);
    }

    @Override
    protected void act() {
        then.accept(services.issue(key, name.getValue()).token());
    }
}
