package org.jiezhen.staff.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.staff.AccountDetails;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.HistoryDialog;
import org.jiezhen.staff.OneTimeSecret;
import org.jiezhen.staff.StaffAccount;
import org.jiezhen.staff.StaffAdministration;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/** Opens and changes one account. */
class AccountDialog extends FormDialog {

    /** What the dialog works with. */
    @org.springframework.stereotype.Component
    static class Factory {

        private final StaffAdministration administration;
        private final StaffDirectory directory;
        private final CurrentStaff current;
        private final Drafts drafts;
        private final HistoryDialog.Factory history;

        Factory(
                StaffAdministration administration,
                StaffDirectory directory,
                CurrentStaff current,
                Drafts drafts,
                HistoryDialog.Factory history) {
            this.history = history;
            this.administration = administration;
            this.directory = directory;
            this.current = current;
            this.drafts = drafts;
        }

        void create(Div view) {
            Dialogs.open(view, new AccountDialog(this, null, view));
        }

        void change(Div view, StaffAccount account) {
            Dialogs.open(view, new AccountDialog(this, account, view));
        }
    }

    private final StaffAdministration administration;
    private final Div view;

    private final TextField displayName = form.field("displayName", new TextField());
    private final TextField username = form.field("username", new TextField());
    private final ComboBox<String> firstRole = form.field("roles", new ComboBox<>());
    private final MultiSelectComboBox<String> moreRoles = form.field("moreRoles", new MultiSelectComboBox<>());
    private final TextField postZh = form.field("postZh", new TextField());
    private final TextField postEn = form.field("postEn", new TextField());

    private AccountDialog(Factory services, @Nullable StaffAccount account, Div view) {
        super("staff.admin.create");
        this.administration = services.administration;
        this.view = view;
        setWidth("min(560px, 100vw)");
        fields(services.directory.roles());
        if (account == null) {
            act("staff.admin.save", () -> secret(administration.create(details())));
            form.keeps(services.drafts, About.something("account"));
        } else {
            setHeaderTitle(account.displayName());
            show(account);
            act(
                    "staff.admin.save",
                    () -> administration.describe(account.id(), account.version(), details()),
                    closeOrOpenAccount(account, services.current.id()),
                    resetSecret(account));
            services.history
                    .button(
                            new HistoryDialog.About(
                                    "account",
                                    List.of(account.id().toString()),
                                    StaffAdministration.WRITTEN_DOWN,
                                    "staff.history",
                                    "staff.history",
                                    "staff.history"),
                            dialog -> Dialogs.open(view, dialog))
                    .ifPresent(getFooter()::add);
            form.keeps(services.drafts, About.of("account", account.id(), account.version()));
        }
    }

    private void fields(List<String> roles) {
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
        var columns = new Div(displayName, username, firstRole, moreRoles, postZh, postEn);
        columns.addClassName("two-columns");
        form.show(columns);
    }

    private void show(StaffAccount account) {
        username.setValue(account.username());
        displayName.setValue(account.displayName());
        postZh.setValue(account.post().zh());
        postEn.setValue(account.post().en());
        if (!account.roles().isEmpty()) {
            firstRole.setValue(account.roles().getFirst());
            moreRoles.setValue(
                    Set.copyOf(account.roles().subList(1, account.roles().size())));
        }
    }

    private Button closeOrOpenAccount(StaffAccount account, StaffId self) {
        if (account.state() == StaffAccount.State.DISABLED) {
            return form.button("staff.admin.enable", () -> {
                administration.enable(account.id(), account.version());
                Notice.done(getTranslation("staff.admin.enabled", account.displayName()));
            });
        }
        var disable = new Button(
                getTranslation("staff.admin.disable.ask"),
                _ -> Dialogs.open(view, new DisableDialog(administration, account, this::close)));
        disable.setVisible(!account.id().equals(self));
        return disable;
    }

    private Button resetSecret(StaffAccount account) {
        var reset = form.button(
                "staff.admin.reset", () -> secret(administration.resetSecret(account.id(), account.version())));
        reset.setVisible(
                account.state() == StaffAccount.State.ACTIVE || account.state() == StaffAccount.State.SECRET_GIVEN);
        return reset;
    }

    private void secret(OneTimeSecret secret) {
        Dialogs.open(view, new SecretDialog(secret));
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
