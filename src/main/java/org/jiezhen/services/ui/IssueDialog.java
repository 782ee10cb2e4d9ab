package org.jiezhen.services.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.jiezhen.services.ServiceAdministration;
import org.jiezhen.services.ServiceScope;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;

/** Issues a token to another program. */
final class IssueDialog extends FormDialog {

    private final TextField name = form.field("name", new TextField(getTranslation("services.name")));
    private final Select<ServiceScope> scope = form.field("scope", new Select<>(), ServiceScope::permission);

    IssueDialog(ServiceAdministration services, Drafts drafts, Consumer<String> then) {
        super("services.issue");
        name.setPlaceholder(getTranslation("services.name.example"));
        scope.setLabel(getTranslation("services.scope"));
        scope.setItemLabelGenerator(one -> getTranslation(one.words()));
        scope.setItems(services.scopes());
        services.scopes().stream().findFirst().ifPresent(scope::setValue);
        form.show(new FormLayout(name, scope));
        act(
                "services.issue.go",
                () -> then.accept(services.issue(
                                form.key(), name.getValue(), scope.getValue().permission())
                        .token()));
        form.keeps(drafts, About.something("service"));
    }
}
