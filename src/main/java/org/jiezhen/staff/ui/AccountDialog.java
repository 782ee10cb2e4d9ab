package org.jiezhen.staff.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.AccountDetails;
import org.jiezhen.staff.StaffAccount;
import org.jiezhen.staff.StaffAdministration;
import org.jiezhen.staff.StaffId;

/** Opens and changes one account. A refusal appears in it, and what was typed stays. */
class AccountDialog extends Dialog {

    private final StaffAdministration administration;
    private final StaffId self;
    private final Runnable changed;

    private final TextField username = new TextField();
    private final TextField displayName = new TextField();
    private final TextField postZh = new TextField();
    private final TextField postEn = new TextField();
    private final ComboBox<String> firstRole = new ComboBox<>();
    private final MultiSelectComboBox<String> moreRoles = new MultiSelectComboBox<>();
    private final Div refused = new Div();
    private final Map<String, HasValidation> fields = Map.of(
            "username", username, "displayName", displayName, "postZh", postZh, "postEn", postEn, "roles", firstRole);

    AccountDialog(StaffAdministration administration, StaffId self, List<String> roles, Runnable changed) {
        this.administration = administration;
        this.self = self;
        this.changed = changed;
        setWidth("560px");
        setCloseOnOutsideClick(false);

        username.setLabel(getTranslation("staff.username"));
        username.setHelperText(getTranslation("staff.username.help"));
        displayName.setLabel(getTranslation("staff.name"));
        displayName.setHelperText(getTranslation("staff.name.help"));
        postZh.setLabel(getTranslation("staff.post.zh"));
        postEn.setLabel(getTranslation("staff.post.en"));
        firstRole.setLabel(getTranslation("staff.role.first"));
        firstRole.setItems(roles);
        firstRole.setItemLabelGenerator(role -> getTranslation("staff.role." + role));
        moreRoles.setLabel(getTranslation("staff.role.more"));
        moreRoles.setItems(roles);
        moreRoles.setItemLabelGenerator(role -> getTranslation("staff.role." + role));
        refused.addClassName("conflict");
        refused.getElement().setAttribute("role", "alert");
        refused.setVisible(false);

        var form = new Div(displayName, username, firstRole, moreRoles, postZh, postEn);
        form.addClassName("two-columns");
        add(refused, form);
    }

    void openNew() {
        setHeaderTitle(getTranslation("staff.admin.create"));
        footer(act("staff.admin.save", () -> {
            var secret = administration.create(details());
            close();
            new SecretDialog(secret).open();
        }));
        open();
    }

    void openFor(StaffAccount account) {
        setHeaderTitle(account.displayName());
        username.setValue(account.username());
        displayName.setValue(account.displayName());
        postZh.setValue(account.post().zh());
        postEn.setValue(account.post().en());
        if (!account.roles().isEmpty()) {
            firstRole.setValue(account.roles().getFirst());
            moreRoles.setValue(
                    Set.copyOf(account.roles().subList(1, account.roles().size())));
        }
        var save = act("staff.admin.save", () -> {
            administration.describe(account.id(), account.version(), details());
            close();
        });
        footer(save, closeOrOpenAccount(account), resetSecret(account));
        open();
    }

    private Button closeOrOpenAccount(StaffAccount account) {
        if (account.state() == StaffAccount.State.DISABLED) {
            return act("staff.admin.enable", () -> {
                administration.enable(account.id(), account.version());
                done("staff.admin.enabled", account);
            });
        }
        var disable = act("staff.admin.disable", () -> {
            administration.disable(account.id(), account.version());
            done("staff.admin.disabled", account);
        });
        disable.setVisible(!account.id().equals(self));
        return disable;
    }

    private Button resetSecret(StaffAccount account) {
        var reset = act("staff.admin.reset", () -> {
            var secret = administration.resetSecret(account.id(), account.version());
            close();
            new SecretDialog(secret).open();
        });
        reset.setVisible(
                account.state() == StaffAccount.State.ACTIVE || account.state() == StaffAccount.State.SECRET_GIVEN);
        return reset;
    }

    private void footer(Button primary, Component... others) {
        primary.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(others);
        getFooter().add(new Button(getTranslation("shell.cancel"), _ -> close()), primary);
    }

    private Button act(String labelKey, Runnable command) {
        return new Button(getTranslation(labelKey), _ -> {
            fields.values().forEach(field -> field.setInvalid(false));
            refused.setVisible(false);
            try {
                command.run();
                changed.run();
            } catch (InvalidInput invalid) {
                show(invalid);
            } catch (Refusal refusal) {
                refused.setText(Sentences.of(refusal, getLocale()));
                refused.setVisible(true);
                // Behind the dialog the list shows how things are now.
                changed.run();
            }
        });
    }

    private void show(InvalidInput invalid) {
        var field = fields.getOrDefault(invalid.field(), username);
        field.setErrorMessage(Sentences.of(invalid, getLocale()));
        field.setInvalid(true);
    }

    private void done(String key, StaffAccount account) {
        close();
        Notice.done(getTranslation(key, account.displayName()));
    }

    private AccountDetails details() {
        var first = firstRole.getOptionalValue().stream();
        var roles = Stream.concat(first, moreRoles.getValue().stream().sorted())
                .distinct()
                .toList();
        return new AccountDetails(
                username.getValue(),
                displayName.getValue(),
                new Localized(postZh.getValue(), postEn.getValue()),
                roles);
    }
}
