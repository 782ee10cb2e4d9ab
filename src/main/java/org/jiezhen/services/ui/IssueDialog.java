package org.jiezhen.services.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.services.ServiceAdministration;
import org.jiezhen.services.ServiceScope;
import org.jiezhen.shell.FormDialog;

/** Issues a token to another program. */
final class IssueDialog extends FormDialog {

    private final ServiceAdministration services;
    private final Consumer<String> then;
    private final UUID key = UUID.randomUUID();
    private final TextField name = new TextField(getTranslation("services.name"));
    private final Select<ServiceScope> scope = new Select<>();

    IssueDialog(ServiceAdministration services, Consumer<String> then) {
        this.services = services;
        this.then = then;
        name.setPlaceholder(getTranslation("services.name.example"));
        name.setAutofocus(true);
        scope.setLabel(getTranslation("services.scope"));
        scope.setItemLabelGenerator(one -> getTranslation(one.words()));
        scope.setItems(services.scopes());
        services.scopes().stream().findFirst().ifPresent(scope::setValue);
        form("services.issue", "services.issue.go", Map.of("name", name, "scope", scope), name, scope);
    }

    @Override
    protected void act() {
        then.accept(services.issue(key, name.getValue(), scope.getValue().permission())
                .token());
    }
}
