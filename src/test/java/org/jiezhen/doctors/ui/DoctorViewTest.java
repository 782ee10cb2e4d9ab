package org.jiezhen.doctors.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.doctors.Declined;
import org.jiezhen.doctors.DoctorBoard;
import org.jiezhen.doctors.DoctorLooks.Stage;
import org.jiezhen.doctors.DoctorRequestId;
import org.jiezhen.doctors.NotSeen;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The doctor, by the words of the screen: comes, cannot, writes the record, amends it. */
@SignedIn("zhoumingyuan")
class DoctorViewTest extends ScreenTest {

    private AskedFor house;

    @Autowired
    void withWhomIsAskedFor(AutowireCapableBeanFactory beans) {
        house = beans.createBean(AskedFor.class);
    }

    @Autowired
    DoctorBoard board;

    @AfterEach
    void theRoomIsEmpty() {
        house.empty();
    }

    @Test
    void theBriefingIsReadTheDoctorComesAndSignsOffTheRecordAndAmendsIt() {
        var request = house.asked();
        press("OPEN", request);
        assertThat(dialog()).contains("双眼皮想自然", "全切双眼皮", "头孢过敏");
        select("doctors.accept.minutes", 10);
        press("doctors.action.ACCEPT");
        assertThat(dialogs()).isEmpty();
        assertThat(stage(request)).isEqualTo(Stage.COMING);

        press("COME", request);
        assertThat(stage(request)).isEqualTo(Stage.WITH_GUEST);

        press("RECORD", request);
        press("doctors.action.SIGN");
        assertThat(saidAt(TextArea.class, "doctors.record.findings")).contains(words("refusal.doctor.findings"));
        write("findings", "上睑皮肤松弛");
        press("doctors.action.SIGN");
        assertThat(saidAt(TextArea.class, "doctors.record.indication")).contains(words("refusal.doctor.indication"));
        write("indication", "有切开适应证");
        write("advice", "先做双眼皮");
        press("doctors.action.LEAVE");
        assertThat(stage(request)).isEqualTo(Stage.RECORD_OWED);

        press("RECORD", request);
        write("findings", "上睑皮肤松弛");
        write("indication", "有切开适应证");
        write("advice", "先做双眼皮");
        press("doctors.action.SIGN");
        assertThat(dialogs()).isEmpty();
        assertThat(stage(request)).isEqualTo(Stage.ANSWERED);

        press("OPEN", request);
        assertThat(dialog()).contains("先做双眼皮");
        write("advice", "两周后再填充");
        press("doctors.action.AMEND");
        assertThat(saidAt(TextField.class, "doctors.record.whyAmended")).contains(words("refusal.doctor.whyAmended"));
        type("doctors.record.whyAmended", "漏写");
        press("doctors.action.AMEND");
        press("OPEN", request);
        assertThat(dialog()).as("both are legible").contains("两周后再填充", "先做双眼皮", "漏写");
    }

    @Test
    void whoCannotComeSaysWhyAtItsField() {
        var request = house.asked();
        press("OPEN", request);
        press("doctors.action.DECLINE");
        assertThat(saidAbove().or(() -> said())).contains(words("refusal.doctor.why"));
        reasons().setValue(Declined.OTHER);
        press("doctors.action.DECLINE");
        assertThat(saidAt(TextField.class, "doctors.decline.note")).contains(words("refusal.doctor.whyInWords"));
        type("doctors.decline.note", "在门口接病人");
        press("doctors.action.DECLINE");
        assertThat(dialogs()).isEmpty();
        assertThat(board.find(request).orElseThrow().declined()).isEqualTo("周明远");
    }

    @Test
    void withoutARecordThereIsAReason() {
        var request = house.asked();
        press("GO", request);
        press("COME", request);
        press("OPEN", request);
        press("doctors.action.NOT_SEEN");
        assertThat(saidAt(Select.class, "doctors.notSeen.why")).contains(words("refusal.doctor.why"));
        select("doctors.notSeen.why", NotSeen.GUEST_DECLINES);
        press("doctors.action.NOT_SEEN");
        assertThat(dialogs()).isEmpty();
        assertThat(board.find(request)).isEmpty();
    }

    private Optional<String> said() {
        return Optional.ofNullable(reasons().getErrorMessage());
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Declined> reasons() {
        return find(RadioButtonGroup.class).all().getLast();
    }

    @SuppressWarnings("unchecked")
    private <T> void select(String label, T value) {
        ((Select<T>) field(Select.class, label)).setValue(value);
    }

    private void write(String field, String text) {
        test(field(TextArea.class, "doctors.record." + field)).setValue(text);
    }

    private Stage stage(DoctorRequestId request) {
        return board.find(request).orElseThrow().stage();
    }

    private void press(String action, DoctorRequestId row) {
        navigate(DoctorView.class);
        Presses.press(find(BoardComponent.class).single(), action, row.toString());
        roundTrip();
    }
}
