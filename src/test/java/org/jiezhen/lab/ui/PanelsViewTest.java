package org.jiezhen.lab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.lab.Panels;
import org.jiezhen.lab.Tests;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever answers for the laboratory keeps by browser what can be ordered. */
@SignedIn("qianjin")
class PanelsViewTest extends ScreenTest {

    @Autowired
    Panels panels;

    @Autowired
    Tests tests;

    @Autowired
    House house;

    @AfterEach
    void offeredNoLonger() {
        jdbc.sql("UPDATE lab_panel SET in_use = false WHERE code LIKE 'THYROID%'")
                .update();
        jdbc.sql("UPDATE lab_tube SET in_use = false WHERE code LIKE 'HEPARIN%'")
                .update();
    }

    @Test
    void aPanelIsAddedWhatIsWrongIsSaidAtItsFieldAndItIsTakenOutOfUse() {
        press("ADD", "");
        type("lab.zh", "甲功");
        type("lab.en", "Thyroid");
        press("lab.save");
        assertThat(saidAt(ComboBox.class, "lab.where")).contains(words("refusal.lab.where"));

        @SuppressWarnings("unchecked")
        ComboBox<Place> place = field(ComboBox.class, "lab.where");
        place.setValue(house.places().getFirst());
        test(field(IntegerField.class, "lab.target")).setValue(0);
        press("lab.save");
        assertThat(saidAt(IntegerField.class, "lab.target")).isPresent();
        test(field(IntegerField.class, "lab.target")).setValue(120);
        press("lab.save");
        assertThat(dialogs()).isEmpty();
        var added = panels.all().getLast();
        assertThat(added.code()).startsWith("THYROID");
        assertThat(added.targetMinutes()).isEqualTo(120);

        press("OPEN", "panel:" + added.code());
        type("lab.zh", "");
        press("lab.save");
        assertThat(saidAt(TextField.class, "lab.zh")).contains(words("refusal.lab.nameMissing"));
        press("lab.takeOut");
        assertThat(dialogs()).isEmpty();
        assertThat(panels.find(added.code()).orElseThrow().inUse()).isFalse();
    }

    @Test
    void aTestIsAddedToAPanelAndWhatIsUsualIsSaidOfWhom() {
        press("OPEN", "panel:URINALYSIS");
        press("lab.tests.add");
        type("lab.zh", "尿比重");
        type("lab.en", "Specific gravity");
        press("lab.ranges.add");
        press("lab.save");
        assertThat(saidAbove()).as("a range without a bound").isPresent();
        test(field(BigDecimalField.class, "lab.range.low")).setValue(new BigDecimal("1.003"));
        test(field(BigDecimalField.class, "lab.range.high")).setValue(new BigDecimal("1.030"));
        type("lab.also", "SG GLU");
        press("lab.save");
        assertThat(saidAt(TextField.class, "lab.also"))
                .as("by this name another is meant already")
                .isPresent();
        type("lab.also", "SG");
        press("lab.save");
        var added = tests.find("SPECIFIC_GRAVITY").orElseThrow();
        assertThat(added.also()).containsExactly("SG");
        assertThat(added.ranges())
                .singleElement()
                .satisfies(range -> assertThat(range.limits().high()).isEqualByComparingTo("1.030"));
        assertThat(dialogs()).as("back at the panel").hasSize(1);
        test(find(Button.class).all().stream()
                        .filter(button -> button.getText().equals("Specific gravity"))
                        .findFirst()
                        .orElseThrow())
                .click();
        roundTrip();
        press("lab.takeOut");
        assertThat(tests.find("SPECIFIC_GRAVITY").orElseThrow().inUse()).isFalse();
    }

    @Test
    void aTubeIsAddedAndOneThatPanelsNeedStays() {
        press("ADD", "");
        press("lab.tubes.add");
        type("lab.zh", "绿帽管 肝素");
        type("lab.en", "Heparin");
        press("lab.save");
        assertThat(dialogs()).isEmpty();
        assertThat(panels.tubes()).anyMatch(tube -> tube.code().startsWith("HEPARIN"));

        press("OPEN", "tube:CITRATE");
        press("lab.takeOut");
        assertThat(saidAbove()).hasValueSatisfying(said -> assertThat(said).contains("Coagulation"));
    }

    @Test
    void theHousesLettersAndTheSizeOfItsLabelsAreSaidByBrowserAndWhatIsOutStaysGood() {
        navigate(PanelsView.class);
        press("lab.house.open");
        type("lab.house.prefix", "9 号");
        press("lab.save");
        assertThat(saidAt(TextField.class, "lab.house.prefix")).contains(words("refusal.lab.prefix"));
        type("lab.house.prefix", "jzm");
        test(field(IntegerField.class, "lab.house.width")).setValue(20);
        press("lab.save");
        assertThat(saidAt(IntegerField.class, "lab.house.width")).isPresent();
        test(field(IntegerField.class, "lab.house.width")).setValue(60);
        press("lab.save");
        assertThat(dialogs()).isEmpty();
        assertThat(jdbc.sql("SELECT prefix || ' ' || label_width_mm FROM lab_house")
                        .query(String.class)
                        .single())
                .isEqualTo("JZM 60");
    }

    @AfterEach
    void theHouseIsAsItWas() {
        jdbc.sql("UPDATE lab_house SET prefix = 'JZ', label_width_mm = 50").update();
    }

    private void press(String action, String row) {
        navigate(PanelsView.class);
        Presses.press(find(BoardComponent.class).single(), action, row);
        roundTrip();
    }
}
