package org.jiezhen.prices.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.prices.Item;
import org.jiezhen.prices.ItemKind;
import org.jiezhen.prices.PriceAdministration;
import org.jiezhen.prices.PriceList;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.prices.Term;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator keeps the price list by browser, and a consultant reads it there. */
@SignedIn("chengyuan")
class PricesViewTest extends ScreenTest {

    @Autowired
    PriceList prices;

    @Autowired
    PriceAdministration administration;

    @Autowired
    Clock clock;

    /** The list is shared with the tests that follow. */
    @AfterEach
    void offeredNoLonger() {
        jdbc.sql("UPDATE price_item SET in_use = false WHERE code LIKE 'VW-%'").update();
    }

    @Test
    void theUnitsAreKeptThereWhatIsWrongIsSaidAtItsFieldAndWhatIsNeededStays() {
        navigate(PricesView.class);
        press("prices.terms.UNIT");
        type("prices.term.code", "carton");
        press("prices.term.go");
        assertThat(saidAt(TextField.class, "prices.term.zh")).contains(words("refusal.prices.termName"));
        type("prices.term.zh", "盒装");
        type("prices.term.en", "carton");
        press("prices.term.go");
        assertThat(dialogs()).isEmpty();
        assertThat(administration.units()).extracting(Term::code).contains("CARTON");
        jdbc.sql("UPDATE price_unit SET in_use = false WHERE code = 'CARTON'").update();
    }

    @Test
    void anItemIsAddedWhatIsWrongIsSaidAtItsFieldAndItsPriceIsSaidFromADayOn() {
        open("ADD", "");
        type("prices.code", "vw-1");
        type("prices.zh", "唇部文饰");
        type("prices.en", "Lips");
        type("prices.sum.say", "1.2万");
        choose("prices.unit", "TIME");
        choose("prices.department", "DERMATOLOGY");
        press("prices.save");
        assertThat(saidAt(Select.class, "prices.category")).contains(words("refusal.prices.categoryMissing"));
        category("board.prices.notMedical");
        press("prices.save");
        assertThat(saidAt(TextField.class, "prices.sum.say")).contains(words("refusal.fen.words"));
        type("prices.sum.say", "1,200");
        press("prices.save");
        assertThat(dialogs()).isEmpty();
        var item = item("VW-1");
        assertThat(item.list()).isEqualTo(Fen.yuan(1200));
        assertThat(item.isMedical()).isFalse();

        open("PRICE", item.item().toString());
        type("prices.sum.say", "-1");
        press("prices.set");
        assertThat(saidAt(TextField.class, "prices.sum.say")).contains(words("refusal.fen.negative"));
        type("prices.sum.say", "1300");
        test(field(DatePicker.class, "prices.from")).setValue(today().plusDays(7));
        press("prices.set");
        assertThat(dialogs()).isEmpty();
        assertThat(prices.find(item.item(), today().plusDays(7)).orElseThrow().list())
                .isEqualTo(Fen.yuan(1300));
        open("PRICE", item.item().toString());
        assertThat(dialog()).contains("1,300.00", words("prices.state.COMES"), "1,200.00", words("prices.state.HOLDS"));
        press("prices.withdraw");
        assertThat(prices.find(item.item(), today().plusDays(7)).orElseThrow().list())
                .isEqualTo(Fen.yuan(1200));

        open("OPEN", item.item().toString());
        press("prices.takeOut");
        assertThat(dialogs()).isEmpty();
        assertThat(prices.search("VW-1", today())).isEmpty();
    }

    @Test
    void surgeryAboveTheHouseIsRefusedAtItsFieldAndACourseSaysOfWhatItIs() {
        open("ADD", "");
        type("prices.code", "VW-2");
        type("prices.zh", "截骨");
        type("prices.en", "Bone");
        type("prices.sum.say", "68000");
        choose("prices.unit", "TIME");
        choose("prices.department", "PLASTIC");
        category("prices.category.SURGERY");
        press("prices.save");
        assertThat(saidAt(Select.class, "prices.level")).contains(words("refusal.prices.levelMissing"));
        level(4);
        press("prices.save");
        assertThat(saidAt(Select.class, "prices.level")).contains(words("refusal.prices.aboveTheHouse", 4, 3));

        kind(ItemKind.COURSE);
        press("prices.save");
        assertThat(saidAt(IntegerField.class, "prices.months")).isPresent();
        test(field(IntegerField.class, "prices.months")).setValue(12);
        press("prices.save");
        assertThat(saidAbove()).contains(words("refusal.prices.partsMissing"));
        part("SK-101", 3);
        press("prices.save");
        assertThat(dialogs()).isEmpty();
        var course = item("VW-2");
        assertThat(course.units()).isEqualTo(3);
        assertThat(course.isMedical()).isTrue();
    }

    @Test
    @SignedIn("suman")
    void aConsultantReadsAllPricesOfAnItemAndSetsNone() {
        var item = prices.search("IN-101", today()).getFirst();
        open("OPEN", item.item().toString());
        assertThat(dialog()).contains("6,800.00", "7,280.00", words("prices.state.HOLDS"));
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain(words("prices.set"));
        assertThatThrownBy(() -> open("PRICE", item.item().toString())).isNotNull();
    }

    private LocalDate today() {
        return BusinessTime.day(clock.instant());
    }

    private PricedItem item(String code) {
        return prices.search(code, today()).getFirst();
    }

    @SuppressWarnings("unchecked")
    private void choose(String label, String code) {
        ComboBox<Term> field = field(ComboBox.class, label);
        field.setValue(field.getListDataView()
                .getItems()
                .filter(term -> term.code().equals(code))
                .findFirst()
                .orElseThrow());
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void category(String words) {
        Select<Object> field = field(Select.class, "prices.category");
        field.setValue(field.getListDataView()
                .getItems()
                .filter(one -> field.getItemLabelGenerator().apply(one).equals(words(words)))
                .findFirst()
                .orElseThrow());
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void level(int level) {
        Select<Integer> field = field(Select.class, "prices.level");
        field.setValue(level);
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void kind(ItemKind kind) {
        Select<ItemKind> field = field(Select.class, "prices.kind");
        field.setValue(kind);
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void part(String code, int quantity) {
        ComboBox<Item> field = field(ComboBox.class, "prices.part");
        field.setValue(administration.items().stream()
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow());
        field(IntegerField.class, "prices.quantity").setValue(quantity);
        roundTrip();
    }

    private void open(String action, String row) {
        navigate(PricesView.class);
        Presses.press(find(BoardComponent.class).single(), action, row);
        roundTrip();
    }
}
