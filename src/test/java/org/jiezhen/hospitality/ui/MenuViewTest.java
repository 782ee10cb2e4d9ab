package org.jiezhen.hospitality.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Undo;
import org.jiezhen.hospitality.Menu;
import org.jiezhen.hospitality.MenuAdministration;
import org.jiezhen.hospitality.MenuItem;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.UndoBar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The menu, as the manager keeps it. */
@SignedIn("gaofeng")
class MenuViewTest extends ScreenTest {

    @Autowired
    MenuAdministration administration;

    @Autowired
    Menu menu;

    @Autowired
    Drafts drafts;

    @Autowired
    Undo undo;

    @Test
    @SuppressWarnings("unchecked")
    void somethingIsAddedAndNotOfferedAnyMore() {
        navigate(MenuView.class);
        var name = "Tisane " + UUID.randomUUID().toString().substring(0, 8);
        dialogOf(null);
        press("hospitality.menu.save");
        assertThat(saidAt(TextField.class, "hospitality.menu.zh")).isPresent();
        type("hospitality.menu.zh", name);
        type("hospitality.menu.en", name);
        press("hospitality.menu.save");
        assertThat(saidAt(RadioButtonGroup.class, "hospitality.menu.made")).contains(words("refusal.hospitality.made"));
        field(RadioButtonGroup.class, "hospitality.menu.made").setValue(MenuItem.Made.TO_ORDER);
        field(Select.class, "hospitality.menu.class").setValue(menu.classes().getFirst());
        press("hospitality.menu.save");
        assertThat(dialogs()).isEmpty();
        var added = offered(name);
        assertThat(added).isNotNull();

        dialogOf(added);
        press("hospitality.menu.withdraw");
        assertThat(offered(name)).isNull();
    }

    @Nullable
    private MenuItem offered(String name) {
        return menu.offered().stream()
                .filter(item -> item.name().en().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void dialogOf(@Nullable MenuItem item) {
        var view = new Div();
        UI.getCurrent().add(view);
        Dialogs.open(view, new MenuDialog(administration, menu, drafts, item, new UndoBar(undo)));
        roundTrip();
    }
}
