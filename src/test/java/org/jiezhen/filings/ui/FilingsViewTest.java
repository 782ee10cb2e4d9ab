package org.jiezhen.filings.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.filings.EndReason;
import org.jiezhen.filings.Filing;
import org.jiezhen.filings.Filings;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.prices.Category;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The manager writes down for what a doctor is filed, and ends it, by browser. */
@SignedIn("gaofeng")
class FilingsViewTest extends ScreenTest {

    @Autowired
    Filings filings;

    @Test
    void aFilingIsWrittenWhatIsWrongIsSaidAtItsFieldAndItIsEndedForAReason() {
        open("ADD", "");
        press("filings.save");
        assertThat(saidAt(ComboBox.class, "filings.doctor")).contains(words("refusal.filings.noDoctor"));
        doctor("韩立");
        press("filings.save");
        assertThat(saidAt(Select.class, "filings.category")).contains(words("refusal.filings.choose"));
        choose("filings.category", Category.SURGERY);
        press("filings.save");
        assertThat(saidAt(DatePicker.class, "filings.from")).contains(words("refusal.filings.day"));
        test(field(DatePicker.class, "filings.from")).setValue(LocalDate.of(2026, 1, 1));
        press("filings.save");
        assertThat(saidAt(TextField.class, "filings.number")).contains(words("refusal.filings.missing"));
        type("filings.number", "V-1");
        type("filings.authority", "Here");
        press("filings.save");
        assertThat(saidAt(Select.class, "filings.level")).contains(words("refusal.filings.levelMissing"));
        choose("filings.level", 1);
        press("filings.save");
        assertThat(dialogs()).isEmpty();
        var filing = written();
        assertThat(filing.end()).isNull();

        open("OPEN", filing.id().toString());
        assertThat(dialog()).contains("Aesthetic surgery, to level 1; Here; from 2026-01-01, no end");
        press("filings.endIt");
        assertThat(saidAt(Select.class, "filings.reason")).isPresent();
        choose("filings.reason", EndReason.MISTAKE);
        press("filings.endIt");
        assertThat(dialogs()).isEmpty();
        assertThat(written().end()).isEqualTo(EndReason.MISTAKE);
        open("OPEN", filing.id().toString());
        assertThat(dialog()).contains(words("filings.never", words("filings.end.MISTAKE")));
    }

    @Test
    @SignedIn("hanli")
    void aDoctorReadsThemAndWritesNone() {
        navigate(FilingsView.class);
        assertThat(find(BoardComponent.class).single()).isNotNull();
        assertThatThrownBy(() -> open("ADD", "")).isNotNull();
    }

    private Filing written() {
        return filings
                .of(jdbc.sql("SELECT id::text FROM account WHERE username = 'hanli'")
                        .query((rs, row) -> StaffId.of(rs.getString(1)))
                        .single())
                .stream()
                .filter(filing -> filing.details().number().equals("V-1"))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private void doctor(String name) {
        ComboBox<Colleague> field = field(ComboBox.class, "filings.doctor");
        field.setValue(field.getListDataView()
                .getItems()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow());
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String label, T value) {
        Select<T> field = field(Select.class, label);
        field.setValue(value);
        roundTrip();
    }

    private void open(String action, String row) {
        navigate(FilingsView.class);
        Presses.press(find(BoardComponent.class).single(), action, row);
        roundTrip();
    }
}
