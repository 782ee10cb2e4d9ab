package org.jiezhen.callbacks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.callbacks.CallbackPlanning;
import org.jiezhen.callbacks.Playbook;
import org.jiezhen.callbacks.PlaybookLook;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The manager keeps plans and what is said by browser; what cannot be is said at its field. */
@SignedIn("gaofeng")
class PlansViewTest extends ScreenTest {

    @Autowired
    CallbackPlanning planning;

    @Autowired
    Playbook playbook;

    @Autowired
    PlaybookLook look;

    @Test
    void aPlanIsPublishedAndAWrongDayIsSaidAtItsStep() {
        var before = planning.look("ACTIVITY").version();
        press("OPEN", "ACTIVITY");
        var offsets = find(TextField.class).all();
        test(offsets.get(1)).setValue("someday");
        press("callbacks.plan.publish");
        assertThat(offsets.get(1).getErrorMessage()).isEqualTo(words("refusal.callback.plan.offset"));
        test(offsets.get(1)).setValue("14");
        press("callbacks.plan.publish");
        assertThat(dialogs()).isEmpty();
        assertThat(planning.look("ACTIVITY").version()).isEqualTo(before + 1);
        assertThat(planning.look("ACTIVITY").steps()).hasSize(2);
    }

    @Test
    void whatPromisesIsFlaggedAtItsLineAndTheRestIsPublished() {
        var before = playbook.look("ACTIVITY").version();
        press("SCRIPT", "ACTIVITY");
        var lines = find(TextArea.class).all();
        test(lines.get(1)).setValue("We guarantee the result");
        press("callbacks.plan.publish");
        assertThat(lines.get(1).getErrorMessage()).isEqualTo(words("refusal.callback.script.PROMISE", "guarantee"));
        test(lines.get(1)).setValue("Hello, there is an event. May I tell you of it?");
        press("callbacks.plan.publish");
        assertThat(dialogs()).isEmpty();
        assertThat(playbook.look("ACTIVITY").version()).isEqualTo(before + 1);
    }

    @Test
    void anEntryOfThePlaybookIsPublishedAndAPromiseIsFlaggedAtItsField() {
        var before = look.look("SUM_UP").orElseThrow().version();
        navigate(PlaybookView.class);
        Presses.press(find(BoardComponent.class).single(), "OPEN", "SUM_UP");
        roundTrip();
        var texts = find(TextArea.class).all();
        test(texts.get(1)).setValue("We guarantee it");
        press("playbook.publish");
        assertThat(texts.get(1).getErrorMessage()).isEqualTo(words("refusal.callback.script.PROMISE", "guarantee"));
        test(texts.get(1)).setValue("Let me say it once more: …. What I do next is …; I ring you tomorrow.");
        press("playbook.publish");
        assertThat(dialogs()).isEmpty();
        assertThat(look.look("SUM_UP").orElseThrow().version()).isEqualTo(before + 1);
    }

    @Test
    @SignedIn("caomin")
    void whoeverSpeaksWithGuestsReadsThePlaybookAndChangesNothing() {
        navigate(PlaybookView.class);
        Presses.press(find(BoardComponent.class).single(), "OPEN", "WHY_DEARER");
        roundTrip();
        assertThat(find(TextArea.class).all()).isEmpty();
        assertThat(dialogs()).hasSize(1);
    }

    @Test
    void theHoursAreSaidAndChanged() {
        navigate(PlansView.class);
        press("callbacks.plans.hours");
        type("callbacks.plans.hours", "nine to five");
        press("callbacks.plans.save");
        assertThat(saidAt(TextField.class, "callbacks.plans.hours")).contains(words("refusal.callback.hours"));
        type("callbacks.plans.hours", "9:00-12:00, 13:30-20:00");
        press("callbacks.plans.save");
        assertThat(planning.hours()).hasSize(2);
    }

    @Test
    void figuresOfDaysOnWhichNothingWasAreSaidAndNoTableIsDrawn() {
        jdbc.sql("UPDATE callback_due SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                .update();
        jdbc.sql("UPDATE callback_result SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                .update();
        navigate(FiguresView.class);
        assertThat(find(NativeTable.class).all()).isEqualTo(List.of());
    }

    private void press(String action, String row) {
        navigate(PlansView.class);
        Presses.press(find(BoardComponent.class).single(), action, row);
        roundTrip();
    }
}
