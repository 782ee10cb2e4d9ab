package org.jiezhen.bookings.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.TestClock;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.ChannelField;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.Drafts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is typed into a booking is said at its field when it cannot be right, and given back when it was not saved. */
@SignedIn("liting")
class BookingFormsTest extends ScreenTest {

    @Autowired
    Bookings bookings;

    @Autowired
    Drafts drafts;

    @Autowired
    TestClock clock;

    private void open() {
        var view = navigate(BookingsView.class);
        view.open(new BookingDialog(
                view, bookings, drafts, BusinessTime.day(clock.instant()).plusDays(1)));
        roundTrip();
    }

    private Bookings.Opened booked(String name) {
        var id = jdbc.sql("SELECT id FROM booking WHERE name = ?")
                .param(name)
                .query(UUID.class)
                .single();
        return bookings.look(new BookingId(id));
    }

    @Test
    void badInputIsSaidAtItsFieldAndTheRestStays() {
        open();
        type("bookings.form.name", "陈静");
        type("bookings.form.phone", "12345");
        press("bookings.form.save");
        assertThat(saidAt(TimePicker.class, "bookings.form.time")).isPresent();

        test(field(TimePicker.class, "bookings.form.time")).setValue(LocalTime.of(14, 30));
        press("bookings.form.save");

        assertThat(saidAt(TimePicker.class, "bookings.form.time")).isEmpty();
        assertThat(saidAt(TextField.class, "bookings.form.phone")).isPresent();
        assertThat(typed("bookings.form.name")).isEqualTo("陈静");
        assertThat(typed("bookings.form.phone")).isEqualTo("12345");
    }

    @Test
    void whatWasTypedAndChosenIsGivenBackAndSaved() {
        open();
        type("bookings.form.name", "陈静怡");
        test(field(TimePicker.class, "bookings.form.time")).setValue(LocalTime.of(15, 0));
        choose("bookings.form.consultant", "许岚");
        chooseChannel("Platforms › Meituan");

        anotherSession();
        open();
        press("form.draft.goOn");

        assertThat(typed("bookings.form.name")).isEqualTo("陈静怡");
        press("bookings.form.save");
        assertThat(dialogs()).isEmpty();
        var saved = booked("陈静怡").details();
        assertThat(saved.at()).isEqualTo(LocalTime.of(15, 0));
        assertThat(saved.channel()).isEqualTo("MEITUAN");
        assertThat(saved.consultant()).isNotNull();
        assertThat(kept()).isEmpty();
    }

    @Test
    void aChannelThatIsOutOfUseIsOfferedToNobodyAndStaysWhereItWasSaid() {
        open();
        type("bookings.form.name", "陈静好");
        test(field(TimePicker.class, "bookings.form.time")).setValue(LocalTime.of(15, 30));
        chooseChannel("Social media › Douyin");
        press("bookings.form.save");
        jdbc.sql("UPDATE channel SET in_use = false WHERE code = 'DOUYIN'").update();
        try {
            open();
            assertThat(offered()).contains("RED").doesNotContain("DOUYIN");
            var view = navigate(BookingsView.class);
            view.open(new BookingDialog(view, bookings, drafts, booked("陈静好")));
            roundTrip();
            assertThat(offered()).contains("DOUYIN");
            press("bookings.form.save");
            assertThat(dialogs()).isEmpty();
            assertThat(booked("陈静好").details().channel()).isEqualTo("DOUYIN");
        } finally {
            jdbc.sql("UPDATE channel SET in_use = true WHERE code = 'DOUYIN'").update();
        }
    }

    private List<String> offered() {
        return field(ChannelField.class, "bookings.form.channel")
                .getListDataView()
                .getItems()
                .map(Channel::code)
                .toList();
    }

    @Test
    void aBookingIsCancelledForAReason() {
        open();
        type("bookings.form.name", "方圆圆");
        test(field(TimePicker.class, "bookings.form.time")).setValue(LocalTime.of(16, 0));
        press("bookings.form.save");
        var view = navigate(BookingsView.class);
        view.open(new CancelDialog(view, bookings, booked("方圆圆"), () -> {}));
        roundTrip();

        press("bookings.form.cancel.go");

        assertThat(saidAt(Select.class, "bookings.form.reason")).isPresent();
        assertThat(booked("方圆圆").status()).isEqualTo("BOOKED");
    }

    @SuppressWarnings("unchecked") // The one field of this name.
    private void choose(String label, String name) {
        ComboBox<Bookings.Consultant> box = field(ComboBox.class, label);
        test(box).selectItem(name);
        roundTrip();
    }

    private void chooseChannel(String path) {
        test(field(ChannelField.class, "bookings.form.channel")).selectItem(path);
        roundTrip();
    }
}
