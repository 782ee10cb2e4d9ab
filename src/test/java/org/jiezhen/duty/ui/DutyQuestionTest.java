package org.jiezhen.duty.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.Duty.Asked;
import org.jiezhen.duty.DutyState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who has signed in finds the question above every page, and one press answers it on all that the page shows. */
@SignedIn("tianxin")
class DutyQuestionTest extends ScreenTest {

    @Autowired
    Duty duty;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    @AfterEach
    void goesHome() {
        jdbc.sql("DELETE FROM shift WHERE account_id = ?").param(me()).update();
        if (duty.mine().isPresent()) {
            duty.end(UUID.randomUUID());
        }
    }

    @Test
    void oneIsAskedOnThePageAndNotAgainAfterAnAnswer() {
        signsIn();
        navigate("on-duty", DutyView.class);
        assertThat(questions()).hasSize(1);
        assertThat(questions().getFirst().getElement().getTextRecursively()).contains(words("duty.asked.SIGNED_IN"));
        answer("duty.asked.no");
        assertThat(questions()).isEmpty();
        assertThat(duty.asked()).isEqualTo(Asked.NO);
        assertThat(duty.mine()).isEmpty();
    }

    @Test
    void whoeverSaysYesIsOnDutyAndTheNavigationSaysSo() {
        signsIn();
        navigate("on-duty", DutyView.class);
        answer("duty.asked.yes");
        assertThat(duty.mine()).map(Duty.Said::state).contains(DutyState.ON_DUTY);
        assertThat(find(DutyChoice.class).all()).isNotEmpty().allMatch(choice -> "ON_DUTY"
                .equals(choice.getElement().getAttribute("data-duty")));
    }

    @Test
    void anAnswerOnAnotherPageIsEnough() {
        signsIn();
        navigate("on-duty", DutyView.class);
        duty.declare(UUID.randomUUID(), DutyState.BREAK);
        answer("duty.asked.no");
        assertThat(duty.mine()).map(Duty.Said::state).contains(DutyState.BREAK);
        assertThat(questions()).isEmpty();
    }

    @Test
    void whoeverHasNotSignedInAnewIsNotAsked() {
        navigate("on-duty", DutyView.class);
        assertThat(questions()).isEmpty();
    }

    private UUID me() {
        return people.id("tianxin").value();
    }

    private void signsIn() {
        jdbc.sql("""
                        INSERT INTO shift (id, account_id, token, credential, began, ends, acted, phone)
                        VALUES (?, ?, '\\x00', '\\x00', ?, now() + interval '10 hours', now(), false)""")
                .params(UUID.randomUUID(), me(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<DutyQuestion> questions() {
        return find(DutyQuestion.class).all();
    }

    private void answer(String word) {
        var button = questions()
                .getFirst()
                .getChildren()
                .filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .filter(one -> one.getText().equals(words(word)))
                .findFirst()
                .orElseThrow();
        test(button).click();
        roundTrip();
    }
}
