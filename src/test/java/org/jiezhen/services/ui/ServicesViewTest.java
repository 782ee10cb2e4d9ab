package org.jiezhen.services.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.services.ProgramsBoard;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tokens of other programs, as an administrator issues and revokes them. */
@SignedIn("chengyuan")
class ServicesViewTest extends ScreenTest {

    private static final String NAME = "预约系统的测试";

    @Autowired
    ProgramsBoard programs;

    private ProgramsBoard.Line program() {
        return programs.read().stream()
                .filter(program -> program.name().equals(NAME))
                .findFirst()
                .orElseThrow();
    }

    private void pressOnBoard(String action, String row) {
        Presses.press(find(BoardComponent.class).single(), action, row);
        roundTrip();
    }

    @Test
    void aTokenIsShownOnceAndRevokedAfterAQuestion() {
        navigate(ServicesView.class);
        pressOnBoard("ISSUE", "");
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
        assertThat(UI.getCurrent().getElement().getOuterHTML()).doesNotContain(value);

        pressOnBoard("REVOKE", program().id());
        assertThat(program().revoked())
                .as("not before the question is answered")
                .isNull();
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("header"))
                .contains(NAME);
        test(find(ConfirmDialog.class).single()).confirm();
        roundTrip();

        assertThat(program().revoked()).isNotNull();
    }
}
