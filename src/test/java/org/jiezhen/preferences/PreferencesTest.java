package org.jiezhen.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.live.Look;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Languages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What one person chooses is that person's, whenever and wherever they sign in again. */
@SignedIn("yulan")
class PreferencesTest extends ScreenTest {

    @Autowired
    Preferences preferences;

    @Autowired
    PreferencesBoard board;

    @Autowired
    People people;

    @AfterEach
    void everythingIsAsUsual() {
        jdbc.sql("DELETE FROM preference WHERE account_id = ?")
                .param(people.id("yulan").value())
                .update();
    }

    @Test
    @SuppressWarnings("unchecked") // the group's items are colours
    void aChoiceIsKeptAsItIsMadeAndNobodyElses() {
        UI.getCurrent().navigate("password");
        var open = find(NativeButton.class).all().stream()
                .filter(button -> "preferences".equals(button.getElement().getAttribute("data-opens")))
                .toList();
        assertThat(open)
                .as("at the foot of the navigation, and behind the face of a phone")
                .hasSize(2);
        test(open.getFirst()).click();
        roundTrip();
        ((RadioButtonGroup<Colours>) field(RadioButtonGroup.class, "preferences.colours")).setValue(Colours.DARK);
        roundTrip();

        assertThat(people.as("yulan", preferences::mine))
                .isEqualTo(new Preference(Colours.DARK, false, false, false, true, null, Density.COMFORTABLE, null));
        assertThat(people.as("dingyifan", preferences::mine)).isEqualTo(Preference.USUAL);
        assertThat(Look.rows(board, PreferencesBoard.of(people.id("yulan")))).hasSize(1);
        assertThat(Look.rows(board, PreferencesBoard.of(people.id("dingyifan"))))
                .as("what is sent to another")
                .isEmpty();
    }

    @Test
    void twoPagesNeverTakeBackWhatTheOtherHasChosenAndASecondPressIsNotJournalled() {
        var before = chosen();
        people.as("yulan", () -> {
            preferences.chooseColours(Colours.DARK);
            preferences.chooseSound(true);
            preferences.chooseSound(true);
            preferences.chooseVibration(true);
            return preferences;
        });

        assertThat(people.as("yulan", preferences::mine))
                .isEqualTo(new Preference(Colours.DARK, true, true, false, true, null, Density.COMFORTABLE, null));
        assertThat(chosen() - before).isEqualTo(3);
    }

    @Test
    void theLanguageTheDensityAndTheFirstPageArePartOfIt() {
        people.as("yulan", () -> {
            preferences.chooseLanguage(Languages.CHINESE);
            preferences.chooseLanguage(Languages.CHINESE);
            preferences.chooseDensity(Density.COMPACT);
            preferences.chooseStartPage("on-duty");
            return preferences;
        });

        anotherSession();

        assertThat(UI.getCurrent().getLocale()).isEqualTo(Languages.CHINESE);
        UI.getCurrent().navigate("");
        roundTrip();
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("on-duty");
        assertThat(people.as("yulan", preferences::mine).density()).isEqualTo(Density.COMPACT);
        assertThat(people.as("dingyifan", preferences::mine)).isEqualTo(Preference.USUAL);

        people.as("yulan", () -> {
            preferences.chooseLanguage(null);
            preferences.chooseStartPage("admin/staff");
            return preferences;
        });
        anotherSession();
        assertThat(UI.getCurrent().getLocale()).isEqualTo(Languages.ENGLISH);
        UI.getCurrent().navigate("");
        roundTrip();
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .as("a page that is not open to the person")
                .isNotEqualTo("admin/staff");
        assertThatThrownBy(() -> people.as("yulan", () -> {
                    preferences.chooseStartPage("customers?name=x");
                    return preferences;
                }))
                .isInstanceOf(InvalidInput.class);
    }

    private int chosen() {
        return jdbc.sql("SELECT count(*) FROM journal WHERE action = 'preferences.choose' AND subject_id = ?")
                .param(people.id("yulan").toString())
                .query(Integer.class)
                .single();
    }
}
