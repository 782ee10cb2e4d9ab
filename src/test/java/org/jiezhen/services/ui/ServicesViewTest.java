package org.jiezhen.services.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.services.ServiceAdministration;
import org.jiezhen.services.ServiceAdministration.Program;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tokens of other programs, as an administrator issues and revokes them. */
@SignedIn("chengyuan")
class ServicesViewTest extends ScreenTest {

    private static final String NAME = "预约系统的测试";

    @Autowired
    ServiceAdministration services;

    private Program program() {
        return services.programs().stream()
                .filter(program -> program.name().equals(NAME))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // the view's one grid
    private Grid<Program> grid() {
        return find(Grid.class).single();
    }

    private String state() {
        var row = grid().getListDataView().getItems().toList().indexOf(program());
        return test(grid()).getCellComponent(row, 2).getElement().getTextRecursively();
    }

    @Test
    void aTokenIsShownOnceAndRevokedAfterAQuestion() {
        navigate(ServicesView.class);
        press("services.issue");
        type("services.name", NAME);
        press("services.issue.go");
        assertThat(dialog()).contains(words("services.token.once"));
        var token = field(TextField.class, "services.token");
        var value = token.getValue();
        assertThat(value).startsWith("jiezhen_");
        assertThat(token.isReadOnly()).isTrue();
        press("services.token.noted");
        assertThat(dialogs()).isEmpty();

        anotherSession();
        navigate(ServicesView.class);
        assertThat(program().revoked()).isNull();
        assertThat(state()).isEqualTo(words("services.revoke"));
        assertThat(UI.getCurrent().getElement().getOuterHTML()).doesNotContain(value);

        var row = grid().getListDataView().getItems().toList().indexOf(program());
        test((Button) test(grid()).getCellComponent(row, 2)).click();
        roundTrip();
        assertThat(program().revoked())
                .as("not before the question is answered")
                .isNull();
        test(find(ConfirmDialog.class).single()).confirm();
        roundTrip();

        assertThat(program().revoked()).isNotNull();
        assertThat(state()).isNotEqualTo(words("services.revoke"));
    }
}
