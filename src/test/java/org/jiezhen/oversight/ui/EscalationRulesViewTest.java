package org.jiezhen.oversight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.oversight.EscalationRules;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator says by which rule what is late goes on. */
@SignedIn("chengyuan")
class EscalationRulesViewTest extends ScreenTest {

    @Autowired
    EscalationRules rules;

    @Autowired
    Drafts drafts;

    @AfterEach
    void onlyTheHousesOwn() {
        jdbc.sql("UPDATE escalation_rule SET enabled = false WHERE minutes = 77")
                .update();
    }

    @Test
    void aRuleIsSaidByRolesAndSavedWhenNothingIsMissing() {
        var page = new Div();
        UI.getCurrent().add(page);
        Dialogs.open(page, new EscalationRuleDialog(rules, drafts));
        roundTrip();
        press("oversight.rules.save");
        assertThat(dialogs()).hasSize(1);
        choose("oversight.rule.kind", "A doctor, at once");
        field(IntegerField.class, "oversight.rule.minutes").setValue(77);
        choose("oversight.rule.to", "Doctor, Anaesthetist");
        press("oversight.rules.save");
        assertThat(dialogs()).isEmpty();
        var saved = jdbc.sql("SELECT permission FROM escalation_rule WHERE minutes = 77 AND code = 'DOCTOR'")
                .query(String.class)
                .list();
        assertThat(saved).hasSize(1);
        assertThat(rules.roles(saved.getFirst())).containsExactly("DOCTOR", "ANAESTHETIST");
    }

    @SuppressWarnings("unchecked")
    private void choose(String field, String label) {
        var box = (ComboBox<Object>) find(ComboBox.class).all().stream()
                .filter(one -> words(field).equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
        var items = box.getListDataView().getItems().toList();
        assertThat(items.stream().map(box.getItemLabelGenerator()::apply))
                .as("nobody could tell two of the same words apart")
                .doesNotHaveDuplicates();
        box.setValue(items.stream()
                .filter(one -> box.getItemLabelGenerator().apply(one).equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " is none of "
                        + items.stream().map(box.getItemLabelGenerator()::apply).toList())));
        roundTrip();
    }
}
