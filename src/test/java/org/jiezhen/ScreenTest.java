package org.jiezhen;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Views and dialogs as a person uses them, by their words, without a browser. */
@PortalTest
@ViewPackages(packages = "org.jiezhen")
public abstract class ScreenTest extends SpringBrowserlessTest {

    @Autowired
    protected JdbcClient jdbc;

    @AfterEach
    void forgetDrafts() {
        jdbc.sql("DELETE FROM draft").update();
    }

    /** What the screen says for this key. */
    protected static String words(String key, Object... args) {
        return UI.getCurrent().getTranslation(key, args);
    }

    /** Presses a button; what a dialog in front says, if two say the same. */
    protected void press(String key) {
        pressThat(words(key));
    }

    /** Presses a button that says just this. */
    protected void pressThat(String label) {
        var buttons = find(Button.class).all().stream()
                .filter(button -> button.getText().equals(label))
                .toList();
        if (buttons.isEmpty()) {
            throw new AssertionError("nothing says " + label);
        }
        test(buttons.getLast()).click();
        roundTrip();
    }

    /** The field with this label. */
    protected <F extends Component> F field(Class<F> kind, String label) {
        return find(kind).all().stream()
                .filter(field -> words(label).equals(((HasLabel) field).getLabel()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field is called " + words(label)));
    }

    /** Types into a text field. */
    protected void type(String label, String text) {
        test(field(TextField.class, label)).setValue(text);
        roundTrip();
    }

    /** What stands in a text field. */
    protected String typed(String label) {
        return field(TextField.class, label).getValue();
    }

    /** What is said at a field about what was typed there. */
    protected <F extends Component> Optional<String> saidAt(Class<F> kind, String label) {
        var field = (HasValidation) field(kind, label);
        return field.isInvalid() ? Optional.of(field.getErrorMessage()) : Optional.empty();
    }

    /** What is said above the fields. */
    protected Optional<String> saidAbove() {
        return find(Div.class).all().stream()
                .filter(div -> div.hasClassName("conflict"))
                .map(Div::getText)
                .findFirst();
    }

    /** The dialogs that are open. */
    protected List<Dialog> dialogs() {
        return find(Dialog.class).all().stream().filter(Dialog::isOpened).toList();
    }

    /** What is said in front. */
    protected String dialog() {
        return dialogs().getLast().getElement().getTextRecursively();
    }

    /** The drafts that are kept. */
    protected List<Map<String, Object>> kept() {
        return jdbc.sql("SELECT account_id, form, subject, typed::text AS typed FROM draft")
                .query()
                .listOfRows();
    }

    /** The session is lost, the portal restarted, another browser opened: for the server they are the same. */
    protected void anotherSession() {
        cleanVaadinEnvironment();
        initVaadinEnvironment();
    }
}
