package org.jiezhen.lab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.lab.Examination;
import org.jiezhen.lab.ImagingBoard;
import org.jiezhen.lab.ImagingBoard.Stage;
import org.jiezhen.lab.NotExamined;
import org.jiezhen.lab.Orders;
import org.jiezhen.lab.Written.Overall;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever examines, by the words of the screen: begun, given back, done, reported, amended. */
@SignedIn("yulan")
class ImagingViewTest extends ScreenTest {

    @Autowired
    Orders orders;

    @Autowired
    ImagingBoard board;

    @Autowired
    FrontDesk desk;

    @Autowired
    People people;

    @Test
    void anExaminationIsBegunGivenBackDoneAndReported() {
        var which = ordered();
        press("BEGIN", which);
        press("lab.action.BEGIN");
        assertThat(stage(which)).isEqualTo(Stage.BEGUN);

        press("OPEN", which);
        press("lab.giveBack");
        assertThat(saidAt(RadioButtonGroup.class, "lab.giveBack.why")).contains(words("refusal.imaging.why"));
        choose("lab.giveBack.why", NotExamined.NOT_PREPARED);
        press("lab.giveBack");
        assertThat(stage(which)).isEqualTo(Stage.WAITING);

        press("BEGIN", which);
        press("lab.action.BEGIN");
        press("DONE", which);
        assertThat(stage(which)).isEqualTo(Stage.DONE);

        press("REPORT", which);
        press("lab.conclude");
        assertThat(saidAt(RadioButtonGroup.class, "lab.overall")).contains(words("refusal.imaging.finding"));
        choose("lab.overall", Overall.NORMAL);
        press("lab.conclude");
        assertThat(saidAt(TextArea.class, "lab.conclusion")).contains(words("refusal.imaging.conclusion"));
        test(field(TextArea.class, "lab.conclusion")).setValue("正常心电图");
        press("lab.write");
        assertThat(dialogs()).isEmpty();
        assertThat(board.find(which).orElseThrow().preliminary()).isTrue();
        press("REPORT", which);
        assertThat(field(TextArea.class, "lab.conclusion").getValue())
                .as("what was written is gone on with")
                .isEqualTo("正常心电图");
        press("lab.conclude");
        assertThat(stage(which)).isEqualTo(Stage.REPORTED);

        press("OPEN", which);
        test(field(TextArea.class, "lab.conclusion")).setValue("窦性心动过缓");
        press("lab.written.amend");
        assertThat(saidAt(TextField.class, "lab.written.why")).contains(words("refusal.imaging.whyAmended"));
        type("lab.written.why", "看错");
        press("lab.written.amend");
        assertThat(dialogs()).isEmpty();
        assertThat(board.find(which).orElseThrow().amended()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String label, T value) {
        ((RadioButtonGroup<T>) field(RadioButtonGroup.class, label)).setValue(value);
    }

    private Stage stage(Examination which) {
        return board.find(which).orElseThrow().stage();
    }

    private Examination ordered() {
        var visit = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("慕容一查", "13812349866", 0, false))
                                .ofAnother())
                .subject());
        var order = people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), visit, Set.of("ECG")))
                .subject();
        return new Examination(order, "ECG");
    }

    private void press(String action, Examination row) {
        navigate(ImagingView.class);
        Presses.press(find(BoardComponent.class).single(), action, row.row());
        roundTrip();
    }
}
