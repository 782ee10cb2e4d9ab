package org.jiezhen.house.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.UUID;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.house.HouseAdministration;
import org.jiezhen.house.HouseBoard.Thing;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.shared.Localized;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The house as an administrator sets it up on the screen: proposed, refused at the field, told who was first. */
@SignedIn("chengyuan")
class HouseFormsTest extends ScreenTest {

    @Autowired
    HouseAdministration house;

    @BeforeEach
    void aFloorOfItsOwn() {
        if (house.floors().stream().noneMatch(floor -> floor.code().equals("76"))) {
            house.addFloor(UUID.randomUUID(), 76, new Localized("76 层", "Floor 76"));
        }
    }

    @AfterEach
    void nothingStandsThere() {
        jdbc.sql("UPDATE place SET in_use = false, kind = 'STATION' WHERE floor = 76")
                .update();
    }

    private HouseView open(String part) {
        UI.getCurrent().navigate("admin/house", QueryParameters.of("part", part));
        roundTrip();
        return find(HouseView.class).single();
    }

    @SuppressWarnings("unchecked") // The boards of this page.
    private void act(int board, String action, String row) {
        Presses.press((BoardComponent<Thing>) find(BoardComponent.class).all().get(board), action, row);
        roundTrip();
    }

    @Test
    void fiveBedsAreAddedWithoutTypingAName() {
        open("places");
        act(0, "ADD", "");
        choose("house.kind", words("house.kind.BED"));
        choose("house.floor", floorName());
        assertThat(typed("house.zh")).isEqualTo("76 层 1 床");
        assertThat(typed("house.en")).isEqualTo("Bed 1, floor 76");
        test(field(IntegerField.class, "house.count")).setValue(5);
        press("house.add");

        assertThat(dialogs()).isEmpty();
        assertThat(names()).containsExactly("76 层 1 床", "76 层 2 床", "76 层 3 床", "76 层 4 床", "76 层 5 床");
        act(0, "COPY", id("76 层 5 床"));
        assertThat(typed("house.zh")).isEqualTo("76 层 6 床");
        assertThat(typed("house.shortZh")).isEqualTo("6 床");
    }

    @Test
    void whatCannotBeIsSaidAtItsField() {
        house.addPlaces(UUID.randomUUID(), house.next(Place.Kind.TREATMENT_ROOM, 76), 1);
        open("places");
        act(0, "COPY", id("76 层 1 号治疗室"));
        type("house.zh", "76 层 1 号治疗室");
        press("house.add");
        assertThat(saidAt(TextField.class, "house.zh")).isPresent();
        type("house.zh", "76 层 2 号治疗室");
        type("house.wallZh", "皮肤科 2 室");
        press("house.add");
        assertThat(saidAt(TextField.class, "house.wallZh")).isPresent();
        type("house.wallZh", "");
        type("house.wallEn", "");
        press("house.add");
        assertThat(dialogs()).isEmpty();
        assertThat(names()).hasSize(2);
    }

    @Test
    void whoWasFirstIsSaidAboveTheForm() {
        house.addPlaces(UUID.randomUUID(), house.next(Place.Kind.BED, 76), 1);
        open("places");
        act(0, "OPEN", id("76 层 1 床"));
        var place = PlaceId.of(id("76 层 1 床"));
        house.takeOut(UUID.randomUUID(), place, house.place(place).version());
        type("house.zh", "76 层 9 床");
        press("house.save");
        assertThat(saidAbove()).hasValueSatisfying(said -> assertThat(said).contains("程远"));
        assertThat(typed("house.zh")).as("what was typed stays").isEqualTo("76 层 9 床");
    }

    @Test
    void aTimeIsSetInMinutesAndSeconds() {
        open("times");
        act(0, "OPEN", "target:BOOKING");
        test(field(IntegerField.class, "house.unit.MINUTES")).setValue(0);
        test(field(IntegerField.class, "house.unit.SECONDS")).setValue(5);
        press("house.save");
        assertThat(saidAt(IntegerField.class, "house.unit.MINUTES")).isPresent();
        test(field(IntegerField.class, "house.unit.MINUTES")).setValue(14);
        test(field(IntegerField.class, "house.unit.SECONDS")).setValue(30);
        press("house.save");
        assertThat(jdbc.sql("SELECT seconds FROM target WHERE code = 'BOOKING'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(870);
        act(0, "OPEN", "target:BOOKING");
        test(field(IntegerField.class, "house.unit.MINUTES")).setValue(15);
        test(field(IntegerField.class, "house.unit.SECONDS")).setValue(0);
        press("house.save");
    }

    @Test
    void everyPartOfThePageIsThere() {
        for (var part : List.of("plan", "floors", "phrases", "no such part")) {
            assertThat(open(part).getElement().getChildCount()).isGreaterThan(1);
        }
        act(0, "ADD", "");
        assertThat(dialogs()).hasSize(1);
    }

    @SuppressWarnings("unchecked") // The one field of this name.
    private void choose(String label, String item) {
        test(field(ComboBox.class, label)).selectItem(item);
        roundTrip();
    }

    private String floorName() {
        return new Localized("76 层", "Floor 76").in(UI.getCurrent().getLocale());
    }

    private List<String> names() {
        return jdbc.sql("SELECT name_zh FROM place WHERE floor = 76 AND in_use ORDER BY ordinal")
                .query(String.class)
                .list();
    }

    private String id(String name) {
        return jdbc.sql("SELECT id FROM place WHERE floor = 76 AND in_use AND name_zh = ?")
                .param(name)
                .query(UUID.class)
                .single()
                .toString();
    }
}
