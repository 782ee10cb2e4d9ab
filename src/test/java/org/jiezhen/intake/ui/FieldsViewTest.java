package org.jiezhen.intake.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.intake.FieldKind;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An administrator keeps what the form asks by browser. */
@SignedIn("chengyuan")
class FieldsViewTest extends ScreenTest {

    @AfterEach
    void askedNoLonger() {
        jdbc.sql("UPDATE intake_field SET in_use = false WHERE code LIKE 'OWN\\_SHUTTLE%'")
                .update();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aFieldIsAddedWhatIsWrongIsSaidAtItsFieldAndItIsTakenOutOfUse() {
        press("ADD", "");
        type("intake.fields.zh", "接送");
        type("intake.fields.en", "Shuttle");
        field(Select.class, "intake.fields.kind").setValue(FieldKind.CHOICE);
        test(field(TextArea.class, "intake.fields.choices")).setValue("要");
        press("intake.fields.save");
        assertThat(saidAt(TextArea.class, "intake.fields.choices")).isPresent();
        test(field(TextArea.class, "intake.fields.choices")).setValue("要 | Yes please\n不要 | No");
        press("intake.fields.save");
        assertThat(dialogs()).isEmpty();
        var code = jdbc.sql("SELECT code FROM intake_field WHERE code LIKE 'OWN\\_SHUTTLE%' AND in_use")
                .query(String.class)
                .single();

        press("OPEN", code);
        assertThat(field(TextArea.class, "intake.fields.choices").getValue()).contains("不要 | No");
        press("intake.fields.takeOut");
        assertThat(dialogs()).isEmpty();
        assertThat(jdbc.sql("SELECT in_use FROM intake_field WHERE code = ?")
                        .param(code)
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    private void press(String action, String row) {
        navigate(FieldsView.class);
        Presses.press(find(BoardComponent.class).single(), action, row);
        roundTrip();
    }
}
